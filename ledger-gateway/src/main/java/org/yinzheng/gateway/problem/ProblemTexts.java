// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.gateway.ledger.LedgerRefusal;

/** Words for problems, in Chinese for those who ask for it and in English for everyone else. */
public final class ProblemTexts {
    /** Before the key of what a page says otherwise than the API. */
    private static final String PAGE = "page.";

    private final ResourceBundleMessageSource messages;
    private final List<String> first;

    public ProblemTexts() {
        this(new ResourceBundleMessageSource(), List.of());
        messages.setBasename("messages/problems");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
    }

    private ProblemTexts(ResourceBundleMessageSource messages, List<String> first) {
        this.messages = messages;
        this.first = first;
    }

    /** The same for people at a page, without headers, addresses and formats. */
    public ProblemTexts forPages() {
        return new ProblemTexts(messages, List.of(PAGE));
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
            return accepted.isEmpty() ? summary : summary + bracketed(accepted, locale);
        }
        var own = known(code, locale);
        if (own.contains("{0}") && !accepted.isEmpty()) {
            return text(code, locale, accepted);
        }
        if (!accepted.isEmpty()) {
            return accepted;
        }
        return own.isEmpty() || own.contains("{0}") ? withoutWords(code, locale) : own;
    }

    /** What a page or the contracts' own texts say of a code. */
    private String summary(String code, Locale locale) {
        return Stream.concat(first.stream(), Stream.of("ledger."))
                .map(prefix -> known(prefix + code, locale))
                .filter(text -> !text.isEmpty() && !text.contains("{0}"))
                .findFirst()
                .orElse("");
    }

    private static String bracketed(String accepted, Locale locale) {
        return locale.getLanguage().equals("zh") ? "（" + accepted + "）" : " (" + accepted + ")";
    }

    /** A contract's code is its own word in English; what the ledger made of a block has a code alone. */
    private String withoutWords(String code, Locale locale) {
        return Arrays.stream(Refusal.values()).anyMatch(one -> one.name().equals(code))
                ? code.toLowerCase(Locale.ROOT).replace('_', ' ')
                : text(Problem.NOT_RECORDED.name(), locale, code);
    }

    private String known(String key, Locale locale) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, "", locale), "");
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
        var told = first.stream()
                .map(prefix -> prefix + key)
                .filter(other -> !known(other, locale).isEmpty())
                .findFirst()
                .orElse(key);
        return messages.getMessage(told, arguments, locale);
    }
}
