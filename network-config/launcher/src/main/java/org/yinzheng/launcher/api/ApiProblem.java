// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.api;

/** An answer other than 2xx. RFC 9457 problems carry a stable code. */
public final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    ApiProblem(String request, int status, String code, String detail) {
        super(request + " was answered " + status + (code.isEmpty() ? "" : " " + code)
                + (detail.isEmpty() ? "" : ": " + detail));
        this.status = status;
        this.code = code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The problem's stable code, empty when the answer has none. */
    public String code() {
        return code;
    }
}
