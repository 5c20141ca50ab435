// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.util.Optional;

/**
 * What a verifier asks of whoever shows a document.
 *
 * @param audience its own name, which the holder must have signed; empty when it asked for nothing
 * @param nonce what it sent to be signed
 * @param holderRequired whether a code that anybody can bear is refused
 * @param seen which presentations were shown before
 * @param shownAt when the verifier was shown this, epoch seconds, if it looks at it again; empty for now
 */
public record Asked(
        Optional<String> audience,
        Optional<byte[]> nonce,
        boolean holderRequired,
        ReplayMemory seen,
        Optional<Long> shownAt) {

    /** Asks for nothing: any fresh presentation and any printed code is judged. */
    public static Asked nothing(ReplayMemory seen) {
        return new Asked(Optional.empty(), Optional.empty(), false, seen, Optional.empty());
    }

    /** The same of what this verifier was shown before: what a wallet shows lives for a minute, its document for longer. */
    public Asked shownAt(Optional<Long> time) {
        return new Asked(audience, nonce, holderRequired, seen, time);
    }
}
