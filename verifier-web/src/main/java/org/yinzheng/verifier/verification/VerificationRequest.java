// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import org.jspecify.annotations.Nullable;

/**
 * What is asked, as it came: nothing is checked yet.
 *
 * @param text the code's text, with or without a link before it
 * @param here region that asks, 6 digits; the verifier's own when absent
 * @param matter code of the matter for which the document is shown
 * @param asOf a past moment: ISO date (its last second in China), ISO date and time with offset, or epoch seconds
 * @param asker a random word that a page keeps for as long as it shows one result: with it the same presentation of a
 *     wallet may be asked about again, for another matter
 * @param audience the asker's name, when the holder was asked to sign it
 * @param nonce what the holder was asked to sign, hex
 * @param holderRequired whether a code that anybody can bear is refused
 * @param recordFor the page's own address, when the answer shall carry a signed record of itself
 */
record VerificationRequest(
        @Nullable String text,
        @Nullable String here,
        @Nullable String matter,
        @Nullable String asOf,
        @Nullable String asker,
        @Nullable String audience,
        @Nullable String nonce,
        @Nullable Boolean holderRequired,
        @Nullable String recordFor) {

    Challenge challenge() {
        return Challenge.of(audience, nonce, holderRequired);
    }

    /** Without the text: frameworks write what they read to their logs. */
    @Override
    public String toString() {
        return "VerificationRequest[here=" + here + ", matter=" + matter + ", asOf=" + asOf + "]";
    }
}
