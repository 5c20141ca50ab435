// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric.channel;

import org.jspecify.annotations.Nullable;

/** A peer did not do what its administrator asked. */
public final class PeerRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PeerRefusal(String peer, String chaincode, String reason, @Nullable Throwable cause) {
        super(peer + " refuses " + chaincode + ": " + reason, cause);
    }
}
