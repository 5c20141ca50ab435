// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.problem;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.gateway.ledger.LedgerRefusal;

/** Words for problems, in Chinese for those who ask for it and in English for everyone else. */
public final class ProblemTexts {
    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    public ProblemTexts() {
        messages.setBasename("messages/problems");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
    }

    public ProblemDetail detail(ProblemException exception, Locale locale) {
        var body = detail(exception.problem(), locale, exception.arguments());
        addErrors(body, exception.errors(), locale);
        exception.members().forEach(body::setProperty);
        return body;
    }

    public ProblemDetail detail(Problem problem, Locale locale, Object... arguments) {
        return body(problem.status(), problem.name(), text(problem.name(), locale, arguments), locale);
    }

    public ProblemDetail detail(Problem problem, List<FieldError> errors, Locale locale) {
        var body = detail(problem, locale);
        addErrors(body, errors, locale);
        return body;
    }

    /** A contract's refusal keeps its code and its own words, which say what would be accepted. */
    public ProblemDetail detail(LedgerRefusal refusal, Locale locale) {
        var words = sentence(refusal.code(), refusal.text(), locale);
        return body(RefusalStatus.of(refusal.code()), refusal.code(), words, locale);
    }

    /** A record that refused to be made, as the ledger would have refused it. */
    public ProblemDetail detail(RefusedException refused, Locale locale) {
        return detail(LedgerRefusal.of(refused), locale);
    }

    /**
     * A refusal in one sentence, for a table or a file.
     *
     * @param code of the ledger or of the gateway
     * @param detail what would be accepted, as whoever refused it said; empty where nothing was said
     */
    public String sentence(String code, String detail, Locale locale) {
        var accepted = ErrorPhrases.in(locale, detail);
        var summary = summary(code, locale);
        if (!summary.isEmpty()) {
            return accepted.isEmpty() ? summary : summary + "（" + accepted + "）";
        }
        // what the ledger made of a block has a code and no words
        return accepted.isEmpty() ? text(Problem.NOT_RECORDED.name(), locale, code) : accepted;
    }

    private String summary(String code, Locale locale) {
        return Stream.of("ledger." + code, code)
                .map(key -> Objects.requireNonNullElse(messages.getMessage(key, null, "", locale), ""))
                .filter(text -> !text.isEmpty() && !text.contains("{0}"))
                .findFirst()
                .orElse("");
    }

    private ProblemDetail body(HttpStatus status, String code, String detail, Locale locale) {
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create("urn:yinzheng:problem:" + code));
        body.setTitle(text("title." + status.value(), locale));
        body.setProperty("code", code);
        return body;
    }

    private static void addErrors(ProblemDetail body, List<FieldError> errors, Locale locale) {
        if (!errors.isEmpty()) {
            body.setProperty(
                    "errors",
                    errors.stream()
                            .map(one -> new FieldError(one.field(), one.code(), ErrorPhrases.in(locale, one.detail())))
                            .toList());
        }
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
