// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.cbor;

/** Bytes that are not the one permitted spelling of a CBOR value. The message names the fault, never the content. */
public final class CborException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What was wrong; the name is stable and may be shown. */
    public enum Fault {
        TRUNCATED,
        TRAILING_BYTES,
        NOT_SHORTEST,
        INDEFINITE_LENGTH,
        KEYS_NOT_SORTED,
        DUPLICATE_KEY,
        FLOAT,
        TAG_NOT_ALLOWED,
        SIMPLE_NOT_ALLOWED,
        NOT_UTF8,
        BIDIRECTIONAL_CONTROL,
        TOO_DEEP,
        OUT_OF_RANGE,
        UNEXPECTED_TYPE
    }

    private final Fault fault;

    public CborException(Fault fault) {
        // Hostile input makes many of these: no stack trace, so refusing costs less than accepting.
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
