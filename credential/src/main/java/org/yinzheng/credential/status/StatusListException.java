// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.status;

/** A status list that says nothing, because it cannot be believed. */
public final class StatusListException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What was wrong, in the order in which it is looked for. */
    public enum Fault {
        /** Not strict CBOR, or not exactly the headers and claims of a status list. */
        NOT_EXACT,
        /** No key of this issuer has the identifier. */
        KEY_UNKNOWN,
        SIGNATURE_WRONG,
        /** The key may not sign status lists, or was not open then. */
        KEY_NOT_ENTITLED,
        /** It is the list of another issuer or type. */
        SUBJECT_DIFFERS,
        /** Signed more than a minute after this clock. */
        FROM_FUTURE,
        /** It does not inflate to exactly the number of indexes that the registry names. */
        LENGTH_DIFFERS,
        /** The closed credentials are not whole digests' beginnings, ascending, each once, no more than there can be. */
        CLOSED_NOT_EXACT
    }

    private final Fault fault;

    public StatusListException(Fault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
