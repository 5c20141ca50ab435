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
 */
public record Asked(Optional<String> audience, Optional<byte[]> nonce, boolean holderRequired, ReplayMemory seen) {

    /** Asks for nothing: any fresh presentation and any printed code is judged. */
    public static Asked nothing(ReplayMemory seen) {
        return new Asked(Optional.empty(), Optional.empty(), false, seen);
    }
}
