// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.web;

import org.springframework.http.HttpStatus;

/** The closed list of refusals over HTTP. Names are stable and may be programmed against. */
public enum ProblemCode {
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    JSON_MALFORMED(HttpStatus.BAD_REQUEST),
    TEXT_MISSING(HttpStatus.BAD_REQUEST),
    FILE_MISSING(HttpStatus.BAD_REQUEST),
    REGION_UNKNOWN(HttpStatus.BAD_REQUEST),
    MATTER_MALFORMED(HttpStatus.BAD_REQUEST),
    AS_OF_MALFORMED(HttpStatus.BAD_REQUEST),
    AS_OF_OUT_OF_RANGE(HttpStatus.BAD_REQUEST),
    CHALLENGE_MALFORMED(HttpStatus.BAD_REQUEST),
    ADDRESS_MALFORMED(HttpStatus.BAD_REQUEST),
    PACKAGE_UNKNOWN(HttpStatus.BAD_REQUEST),
    FORM_MALFORMED(HttpStatus.BAD_REQUEST),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    MEDIA_TYPE_UNSUPPORTED(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS),
    LOOKUP_NOT_FOUND(HttpStatus.NOT_FOUND),
    LOOKUP_UNAVAILABLE(HttpStatus.BAD_GATEWAY),
    BUSY(HttpStatus.SERVICE_UNAVAILABLE),
    VIEW_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    ProblemCode(HttpStatus status) {
        this.status = status;
    }

    public HttpStatus status() {
        return status;
    }
}
