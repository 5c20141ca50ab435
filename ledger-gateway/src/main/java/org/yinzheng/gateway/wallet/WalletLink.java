// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import java.util.Optional;
import org.yinzheng.gateway.document.DocumentId;

/**
 * A one-time link to a document.
 *
 * @param account in whose name the credential will be recorded
 * @param createdAt epoch seconds
 * @param expiresAt epoch seconds; from then on nobody uses it
 * @param usedBy SHA-256 of the holder key that used it, hex
 */
record WalletLink(
        String id, DocumentId document, String account, long createdAt, long expiresAt, Optional<String> usedBy) {
    /** How long a device that used the link may ask for the same answer again, seconds after its end. */
    private static final long REPEATED = 86_400;

    boolean isUsedBy(String key) {
        return usedBy.filter(key::equals).isPresent();
    }

    /** Whether this key comes too late. One that was here in time may have lost the answer on the way. */
    boolean isOver(String key, long now) {
        return now >= expiresAt + (isUsedBy(key) ? REPEATED : 0);
    }
}
