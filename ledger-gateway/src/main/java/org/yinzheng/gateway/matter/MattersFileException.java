// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.matter;

/** The file with the matters' names does not read. Its text is one line that says what to mend, and nothing of what the file says. */
public final class MattersFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MattersFileException(String message) {
        super(message);
    }
}
