// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

/** A {@code network.yaml} that cannot be used. The message names the line and what is accepted there. */
public final class InvalidDescription extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** JSON pointer (RFC 6901) of the member at fault, relative to whatever was being checked. */
    private final String pointer;

    private final String reason;

    /** A refusal of the member at this place. */
    public InvalidDescription(String pointer, String reason) {
        super(reason);
        this.pointer = pointer;
        this.reason = reason;
    }

    InvalidDescription(String reason, Throwable cause) {
        super(reason, cause);
        this.pointer = "";
        this.reason = reason;
    }

    private InvalidDescription(String message, InvalidDescription cause) {
        super(message, cause);
        this.pointer = cause.pointer;
        this.reason = cause.reason;
    }

    /** The same refusal, seen from the part of the description that holds the checked one. */
    InvalidDescription under(String parent) {
        return new InvalidDescription(parent + pointer, reason);
    }

    /** The same refusal, with the line in its message. */
    public InvalidDescription in(DescriptionLines lines) {
        return new InvalidDescription(lines.place(pointer) + ": " + reason, this);
    }
}
