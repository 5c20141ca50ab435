// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.ledger;

/** A block that cannot be believed. Following stops; what was read before stays and grows stale. */
public final class BlockRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final AlarmCode code;

    public BlockRefusedException(AlarmCode code, String detail) {
        super(detail);
        this.code = code;
    }

    public BlockRefusedException(AlarmCode code, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
    }

    public AlarmCode code() {
        return code;
    }
}
