// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

/** Why a proposal was not evaluated or endorsed. The message may be shown to the client. */
public final class EndorsementException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Who has to do something about it. */
    public enum Cause {
        /** The request is not a proposal. */
        MALFORMED,
        /** The peer refuses the proposal: creator, signature, time, duplicate. */
        REFUSED,
        /** The chaincode answered with a status of 400 or more. */
        CHAINCODE,
        /** The peer could not run the chaincode. */
        FAILED,
        /** An organisation was asked for that has no peer here. */
        NO_ENDORSER
    }

    private final Cause cause;

    private EndorsementException(Cause cause, String message) {
        super(message);
        this.cause = cause;
    }

    static EndorsementException malformed(String message) {
        return new EndorsementException(Cause.MALFORMED, message);
    }

    static EndorsementException refused(String message) {
        return new EndorsementException(Cause.REFUSED, message);
    }

    static EndorsementException chaincode(int status, String message) {
        return new EndorsementException(Cause.CHAINCODE, "chaincode response " + status + ", " + message);
    }

    static EndorsementException failed(String message) {
        return new EndorsementException(Cause.FAILED, message);
    }

    static EndorsementException noEndorser(String message) {
        return new EndorsementException(Cause.NO_ENDORSER, message);
    }

    public Cause reason() {
        return cause;
    }
}
