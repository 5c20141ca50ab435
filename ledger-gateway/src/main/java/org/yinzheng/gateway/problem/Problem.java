// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * What the gateway itself refuses. The name is the stable {@code code} of the problem; its texts stand in
 * {@code messages/problems*.properties}.
 */
public enum Problem {
    IDEMPOTENCY_KEY_REQUIRED(HttpStatus.BAD_REQUEST),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    REQUEST_IN_PROGRESS(HttpStatus.CONFLICT),
    REQUEST_FENCED(HttpStatus.CONFLICT),
    NOT_RECORDED(HttpStatus.CONFLICT),
    MALFORMED_BODY(HttpStatus.BAD_REQUEST),
    UNKNOWN_MEMBER(HttpStatus.BAD_REQUEST),
    INVALID_FIELDS(HttpStatus.UNPROCESSABLE_CONTENT),
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    LOGIN_REQUIRED(HttpStatus.UNAUTHORIZED),
    ACCOUNT_UNKNOWN(HttpStatus.FORBIDDEN),
    ROLE_REQUIRED(HttpStatus.FORBIDDEN),
    OTHER_AGENCY(HttpStatus.FORBIDDEN),
    PURPOSE_REQUIRED(HttpStatus.BAD_REQUEST),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    LOOKUP_NO_MATCH(HttpStatus.NOT_FOUND),
    DOCUMENT_CONFLICT(HttpStatus.CONFLICT),
    DOCUMENT_ERASED(HttpStatus.GONE),
    STILL_COUNTS(HttpStatus.CONFLICT),
    STILL_MOVING(HttpStatus.CONFLICT),
    STILL_KEPT(HttpStatus.CONFLICT),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS),
    KEY_NOT_READY(HttpStatus.CONFLICT),
    CREDENTIAL_UNREADABLE(HttpStatus.UNPROCESSABLE_CONTENT),
    CREDENTIAL_NOT_GENUINE(HttpStatus.UNPROCESSABLE_CONTENT),
    BATCH_PLACE_REQUIRED(HttpStatus.UNPROCESSABLE_CONTENT),
    JOB_ENDED(HttpStatus.CONFLICT),
    JOB_NOT_RUNNING(HttpStatus.CONFLICT),
    JOB_RUNNING(HttpStatus.CONFLICT),
    JOB_ON_ITS_WAY(HttpStatus.CONFLICT),
    OTHER_CLERKS_JOB(HttpStatus.FORBIDDEN),
    FOUR_EYES_REQUIRED(HttpStatus.CONFLICT),
    SECOND_PERSON_REQUIRED(HttpStatus.FORBIDDEN),
    ASKER_REQUIRED(HttpStatus.FORBIDDEN),
    APPROVAL_DECIDED(HttpStatus.CONFLICT),
    DOCUMENT_DOES_NOT_COUNT(HttpStatus.CONFLICT),
    APPLICATION_DECIDED(HttpStatus.CONFLICT),
    WALLET_LINK_UNKNOWN(HttpStatus.NOT_FOUND),
    WALLET_LINK_EXPIRED(HttpStatus.GONE),
    WALLET_LINK_SPENT(HttpStatus.CONFLICT),
    WALLET_KEY_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    WALLET_PROOF_WRONG(HttpStatus.FORBIDDEN),
    WALLET_CREDENTIAL_UNKNOWN(HttpStatus.NOT_FOUND),
    WALLET_CREDENTIAL_CLOSED(HttpStatus.GONE),
    WALLET_NOT_SHOWABLE(HttpStatus.CONFLICT),
    RATING_LINK_UNKNOWN(HttpStatus.NOT_FOUND),
    RATING_LINK_EXPIRED(HttpStatus.GONE),
    RATING_GRADE_REQUIRED(HttpStatus.UNPROCESSABLE_CONTENT),
    RATING_REASON_REQUIRED(HttpStatus.UNPROCESSABLE_CONTENT),
    LANES_BUSY(HttpStatus.SERVICE_UNAVAILABLE),
    LEDGER_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    Problem(HttpStatus status) {
        this.status = status;
    }

    public HttpStatus status() {
        return status;
    }

    /** @param arguments for the placeholders of the text; never personal data */
    public ProblemException exception(Object... arguments) {
        return new ProblemException(this, List.of(), arguments);
    }

    public ProblemException exception(List<FieldError> errors) {
        return new ProblemException(this, errors);
    }
}
