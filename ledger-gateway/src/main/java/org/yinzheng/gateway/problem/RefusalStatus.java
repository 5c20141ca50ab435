// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/** The HTTP status of a contract's refusal, by the shape of its code: codes are many, their families are few. */
final class RefusalStatus {
    private RefusalStatus() {}

    private static final List<String> FORBIDDEN =
            List.of("CALLER_", "ROLE_", "NOT_ISSUER", "SAME_OFFICER", "CERTIFICATE_", "KEY_OF_OTHER_", "NOT_A_PARTY");
    private static final List<String> WRONG_FORM = List.of(
            "ARGUMENT_", "TRANSIENT_", "CHECK_CHARACTER_", "DATES_OUT_OF_ORDER", "SERIAL_REVEALS_", "DATA_GRADE_");

    static HttpStatus of(String code) {
        if (code.endsWith("_UNKNOWN") && !code.startsWith("CALLER_")) {
            return HttpStatus.NOT_FOUND;
        }
        if (FORBIDDEN.stream().anyMatch(code::startsWith) || code.contains("NOT_AUTHORISED")) {
            return HttpStatus.FORBIDDEN;
        }
        if (WRONG_FORM.stream().anyMatch(code::startsWith) || code.endsWith("_INVALID")) {
            return HttpStatus.UNPROCESSABLE_CONTENT;
        }
        return HttpStatus.CONFLICT;
    }
}
