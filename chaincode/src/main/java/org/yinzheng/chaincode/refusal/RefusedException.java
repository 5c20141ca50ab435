// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.refusal;

import java.util.Objects;

/** A call, or a value, that is refused. The message is {@code CODE: text}, as the client of the ledger receives it. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    public RefusedException(Refusal refusal, String text) {
        // refusals are ordinary answers: no stack trace, no suppression
        super(refusal + ": " + Objects.requireNonNull(text, "text"), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
