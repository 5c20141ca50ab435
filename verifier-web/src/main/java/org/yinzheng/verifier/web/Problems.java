// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.web;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.verifier.readmodel.ViewUnavailableException;
import org.yinzheng.watch.Wordless;

/** Every refusal as a problem (RFC 9457) with a stable code. Nothing of the request is repeated in it. */
@RestControllerAdvice
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ProblemException e) {
        return answer(e.code(), String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException) {
                return answer(ProblemCode.BODY_TOO_LARGE, BodyTooLargeException.ACCEPTED);
            }
            if (cause instanceof ProblemException refused) {
                return refused(refused);
            }
        }
        return answer(
                ProblemCode.JSON_MALFORMED,
                "One JSON object with the documented members is accepted, each of them once and as text.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException e) {
        return answer(ProblemCode.BODY_TOO_LARGE, "A file of at most 10 MB is accepted.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noMultipart(MultipartException e) {
        return answer(ProblemCode.FILE_MISSING, "A multipart form with one file in the part 'file' is accepted.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noPart(MissingServletRequestPartException e) {
        return answer(ProblemCode.FILE_MISSING, "A multipart form with one file in the part 'file' is accepted.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> misfit(MethodArgumentTypeMismatchException e) {
        // every other parameter is a text and judged later
        return answer(ProblemCode.CHALLENGE_MALFORMED, "'holderRequired' is true or false.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> method(HttpRequestMethodNotSupportedException e) {
        return answer(ProblemCode.METHOD_NOT_ALLOWED, "Accepted here: " + e.getSupportedHttpMethods());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mediaType(HttpMediaTypeException e) {
        return answer(ProblemCode.MEDIA_TYPE_UNSUPPORTED, "application/json or multipart/form-data is accepted.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(NoResourceFoundException e) {
        return answer(ProblemCode.NOT_FOUND, "There is nothing at this address.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> view(ViewUnavailableException e) {
        LOG.error("the view cannot be read", e);
        return answer(
                ProblemCode.VIEW_UNAVAILABLE,
                "This verifier cannot read its view of the ledger. That says nothing about the document.");
    }

    /** A record of the ledger in a form that this version does not know: an operator has to update the verifier. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> record(RefusedException e) {
        LOG.error("a record of the ledger cannot be read: is this verifier older than the ledger's contracts?", e);
        return answer(
                ProblemCode.VIEW_UNAVAILABLE,
                "This verifier cannot read a record of the ledger. That says nothing about the document.");
    }

    /** A mistake of ours. Its words may repeat what was sent, so neither the caller nor the log gets them. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(RuntimeException e) {
        LOG.error("a request failed", Wordless.trace(e));
        return answer(
                ProblemCode.INTERNAL,
                "This verifier failed at the request. That says nothing about the document; its operator finds the reason"
                        + " in the log.");
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemCode code, String detail) {
        var headers = new HttpHeaders();
        if (code.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, "5");
        }
        return ResponseEntity.status(code.status()).headers(headers).body(problem(code, detail));
    }

    /** The problem itself, for what is refused before any controller is reached. */
    static ProblemDetail problem(ProblemCode code, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(code.status(), detail);
        problem.setType(URI.create("urn:yinzheng:problem:" + code));
        problem.setTitle(code.status().getReasonPhrase());
        problem.setProperty("code", code.name());
        return problem;
    }
}
