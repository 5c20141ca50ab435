// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.text;

/** A text that is not a code of this system in its one permitted spelling. */
public final class QrTextException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What was wrong, in the order in which it is looked for. */
    public enum Fault {
        EMPTY,
        TEXT_TOO_LONG,
        NO_PREFIX,
        BYTES_TOO_MANY,
        LOWER_CASE,
        BLANK_INSIDE,
        PADDING,
        CHARACTER,
        LENGTH_IMPOSSIBLE,
        UNUSED_BITS
    }

    private final Fault fault;

    QrTextException(Fault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
