// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.gateway.document.DocumentConflictException;
import org.yinzheng.gateway.document.DocumentErasedException;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.ledger.LedgerUnavailable;
import org.yinzheng.gateway.problem.InvalidRequestException;
import org.yinzheng.gateway.problem.ParameterErrors;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.problem.ProblemTexts;
import org.yinzheng.watch.Wordless;

/** A refusal as a page: the same words and codes as from the API. */
@ControllerAdvice(annotations = ConsolePage.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConsoleProblems {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleProblems.class);

    private static final Pattern LICENCE = Pattern.compile("/console/licences/([A-Z0-9.]+)/");

    private final ProblemTexts texts;
    private final FrameAdvice frames;
    private final MessageSource messages;

    ConsoleProblems(ProblemTexts texts, FrameAdvice frames, MessageSource messages) {
        this.texts = texts.forPages();
        this.frames = frames;
        this.messages = messages;
    }

    @ExceptionHandler
    ModelAndView problem(ProblemException e, HttpServletRequest request, Locale locale) {
        if (e.problem() == Problem.ROLE_REQUIRED) {
            return page(texts.detail(e.problem(), locale, roles(e, locale)), request, locale);
        }
        return page(texts.detail(e, locale), request, locale);
    }

    /** The words of the roles, in the reader's language. */
    private Object[] roles(ProblemException e, Locale locale) {
        var wording = new Wording(messages, locale);
        return Arrays.stream(e.arguments())
                .map(list -> Arrays.stream(String.valueOf(list).split(", "))
                        .map(role -> wording.word("role.", role))
                        .collect(Collectors.joining(wording.text("console.comma"))))
                .toArray();
    }

    @ExceptionHandler
    ModelAndView refusal(LedgerRefusal e, HttpServletRequest request, Locale locale) {
        return page(texts.detail(e, locale), request, locale);
    }

    @ExceptionHandler
    ModelAndView unavailable(LedgerUnavailable e, HttpServletRequest request, Locale locale) {
        LOG.warn("the ledger is not available: {}", e.getMessage());
        return page(texts.detail(Problem.LEDGER_UNAVAILABLE, locale), request, locale);
    }

    @ExceptionHandler
    ModelAndView erased(DocumentErasedException e, HttpServletRequest request, Locale locale) {
        return page(texts.detail(Problem.DOCUMENT_ERASED, locale), request, locale);
    }

    /** A record of the ledger that refused to be made: the same code and words as from the ledger itself. */
    @ExceptionHandler
    ModelAndView refused(RefusedException e, HttpServletRequest request, Locale locale) {
        return page(texts.detail(e, locale), request, locale);
    }

    @ExceptionHandler
    ModelAndView database(DataAccessException e, HttpServletRequest request, Locale locale) {
        LOG.error("the gateway's database failed", Wordless.trace(e));
        return page(texts.detail(Problem.INTERNAL, locale), request, locale);
    }

    @ExceptionHandler
    ModelAndView conflict(DocumentConflictException e, HttpServletRequest request, Locale locale) {
        return page(texts.detail(Problem.DOCUMENT_CONFLICT, locale), request, locale);
    }

    /** A mistake of ours, or a stored value that cannot be read. */
    @ExceptionHandler
    ModelAndView failed(RuntimeException e, HttpServletRequest request, Locale locale) {
        LOG.error("a page failed", Wordless.trace(e));
        return page(texts.detail(Problem.INTERNAL, locale), request, locale);
    }

    /** Page parameters and records that check themselves at birth. */
    @ExceptionHandler({
        InvalidRequestException.class,
        TypeMismatchException.class,
        ServletRequestBindingException.class,
        MultipartException.class
    })
    ModelAndView invalid(Exception e, HttpServletRequest request, Locale locale) {
        LOG.info("a page was asked for what is not accepted: {}", e.getClass().getSimpleName());
        return page(texts.detail(Problem.INVALID_PARAMETER, ParameterErrors.of(e), locale), request, locale);
    }

    /** The licence that a page was about; empty if it was about none. */
    private static String licence(HttpServletRequest request) {
        var named = LICENCE.matcher(request.getRequestURI());
        return named.lookingAt() ? named.group(1) : "";
    }

    private ModelAndView page(ProblemDetail problem, HttpServletRequest request, Locale locale) {
        var page = new ModelAndView("console/problem", HttpStatusCode.valueOf(problem.getStatus()));
        page.addObject("problem", problem);
        page.addObject("licence", licence(request));
        page.addObject("frame", frames.frame(request, locale));
        page.addObject("words", frames.words(locale));
        return page;
    }
}
