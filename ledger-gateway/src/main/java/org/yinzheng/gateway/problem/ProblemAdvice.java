// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.gateway.document.DocumentConflictException;
import org.yinzheng.gateway.document.DocumentErasedException;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.ledger.LedgerUnavailable;
import org.yinzheng.watch.Wordless;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns every failure of a request into a problem with a stable code. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemTexts texts;

    ProblemAdvice(ProblemTexts texts) {
        this.texts = texts;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ProblemException e, Locale locale) {
        return answer(texts.detail(e, locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refusal(LedgerRefusal e, Locale locale) {
        return answer(texts.detail(e, locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(LedgerUnavailable e, Locale locale) {
        LOG.warn("the ledger is not available: {}", e.getMessage());
        return answer(texts.detail(Problem.LEDGER_UNAVAILABLE, locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> conflict(DocumentConflictException e, Locale locale) {
        return answer(texts.detail(Problem.DOCUMENT_CONFLICT, locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> erased(DocumentErasedException e, Locale locale) {
        return answer(texts.detail(Problem.DOCUMENT_ERASED, locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> database(DataAccessException e, Locale locale) {
        LOG.error("the gateway's database failed", Wordless.trace(e));
        return answer(texts.detail(Problem.INTERNAL, locale));
    }

    /** A record of the ledger that refused to be made: the same code as from the ledger itself. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedException e, Locale locale) {
        return answer(texts.detail(e, locale));
    }

    /** A form in parts that is none. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(MultipartException e, Locale locale) {
        return answer(texts.detail(Problem.INVALID_PARAMETER, locale));
    }

    /** Records check themselves at birth; what they throw names what would be accepted. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidRequestException e, Locale locale) {
        return answer(texts.detail(
                Problem.INVALID_FIELDS,
                List.of(new FieldError("", "INVALID", String.valueOf(e.getMessage()))),
                locale));
    }

    /** A mistake of ours, or a stored value that cannot be read: not the caller's, and its words are not for the caller. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(RuntimeException e, Locale locale) {
        LOG.error("a request failed", Wordless.trace(e));
        return answer(texts.detail(Problem.INTERNAL, locale));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail body) {
        var response = ResponseEntity.status(body.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (body.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.header(HttpHeaders.RETRY_AFTER, "2");
        }
        return response.body(body);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return plain(unreadable(e, request.getLocale()));
    }

    private ProblemDetail unreadable(HttpMessageNotReadableException e, Locale locale) {
        var cause = e.getCause();
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return texts.detail(
                    Problem.UNKNOWN_MEMBER,
                    List.of(new FieldError(path(unknown), "UNKNOWN_MEMBER", accepted(unknown))),
                    locale);
        }
        if (cause instanceof DatabindException wrong) {
            return texts.detail(Problem.INVALID_FIELDS, List.of(invalid(wrong)), locale);
        }
        if (cause instanceof StreamConstraintsException) {
            return texts.detail(Problem.BODY_TOO_LARGE, locale);
        }
        return texts.detail(Problem.MALFORMED_BODY, locale, place(cause));
    }

    private static FieldError invalid(DatabindException wrong) {
        // a record's own words are written for the caller; others may repeat the value and stay inside
        var root = wrong.getCause();
        if (root instanceof RefusedException refused) {
            var refusal = LedgerRefusal.of(refused);
            return new FieldError(path(wrong), refusal.code(), refusal.text());
        }
        var words = root instanceof InvalidRequestException
                ? String.valueOf(root.getMessage())
                : "missing, or of another type than documented";
        return new FieldError(path(wrong), "INVALID", words);
    }

    private static String accepted(UnrecognizedPropertyException unknown) {
        return "not a member here; accepted: " + unknown.getKnownPropertyIds();
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        e.getPath().forEach(step -> {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        });
        return path.toString();
    }

    private static String place(@Nullable Throwable cause) {
        if (cause instanceof JacksonException json && json.getLocation() != null) {
            return "line " + json.getLocation().getLineNr() + ", column "
                    + json.getLocation().getColumnNr();
        }
        return "line 1";
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = e.getFieldErrors().stream()
                .map(one -> new FieldError(one.getField(), "INVALID", String.valueOf(one.getDefaultMessage())))
                .toList();
        return plain(texts.detail(Problem.INVALID_FIELDS, errors, request.getLocale()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = general(status);
        var errors = problem == Problem.INVALID_PARAMETER ? ParameterErrors.of(e) : List.<FieldError>of();
        var answer = plain(texts.detail(problem, errors, request.getLocale()));
        if (problem == Problem.INTERNAL) {
            LOG.error("a request failed", Wordless.trace(e));
        }
        return readsPages(request) ? page(request, status) : answer;
    }

    /** Somebody with a browser at an address of the pages; programs do not ask for HTML. */
    private static boolean readsPages(WebRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        var path = ((ServletWebRequest) request).getRequest().getServletPath();
        return accepted != null
                && accepted.contains(MediaType.TEXT_HTML_VALUE)
                && (path.startsWith("/console") || path.startsWith("/rating"));
    }

    /** The template {@code error} says it in words. */
    private static @Nullable ResponseEntity<Object> page(WebRequest request, HttpStatusCode status) {
        var response = ((ServletWebRequest) request).getResponse();
        try {
            Objects.requireNonNull(response, "an HTTP request has an answer").sendError(status.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return null;
    }

    private static Problem general(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> Problem.NOT_FOUND;
            case 405 -> Problem.METHOD_NOT_ALLOWED;
            case 406 -> Problem.NOT_ACCEPTABLE;
            case 413 -> Problem.BODY_TOO_LARGE;
            case 415 -> Problem.UNSUPPORTED_MEDIA_TYPE;
            default -> status.is4xxClientError() ? Problem.INVALID_PARAMETER : Problem.INTERNAL;
        };
    }

    private static ResponseEntity<Object> plain(ProblemDetail body) {
        return ResponseEntity.status(body.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
