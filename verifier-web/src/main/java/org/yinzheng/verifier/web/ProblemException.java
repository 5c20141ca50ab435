// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.web;

/** A request that cannot be answered. The message says what would be accepted, and repeats nothing that was sent. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;

    public ProblemException(ProblemCode code, String accepted) {
        super(accepted);
        this.code = code;
    }

    public ProblemException(ProblemCode code, String accepted, Throwable cause) {
        super(accepted, cause);
        this.code = code;
    }

    public ProblemCode code() {
        return code;
    }
}
