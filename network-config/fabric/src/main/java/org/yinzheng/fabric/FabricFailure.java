// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric;

/** Why a network does not come up: one cause, and what puts it right. */
public final class FabricFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A cause and its remedy, each one sentence. */
    public FabricFailure(String cause, String remedy) {
        super(cause + "; " + remedy);
    }

    /** The same, with what was thrown. */
    public FabricFailure(String cause, String remedy, Throwable thrown) {
        super(cause + "; " + remedy, thrown);
    }
}
