// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.console;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.problem.ErrorPhrases;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.problem.ProblemTexts;

/**
 * What did not fit in a form, in the reader's words, for the page that shows the form once more with all that was typed.
 *
 * @param texts what would be accepted, by the name of the input that it stands beside; under {@link #WHOLE} what is said of
 *     the form as a whole
 */
public record FormFaults(Map<String, String> texts) {
    /** Stands beside no input. */
    public static final String WHOLE = "";

    private static final ProblemTexts TEXTS = new ProblemTexts().forPages();

    /** How the ledger's records refuse a member: its name, then what would be accepted. */
    private static final Pattern MEMBER = Pattern.compile("(\\w+) ((?:must|is required).*)");

    public FormFaults {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** Nothing where the refusal is not about what was typed: then it is a page of its own. */
    public static Optional<FormFaults> of(RuntimeException e, Locale locale) {
        if (e instanceof ProblemException problem) {
            return of(problem, locale);
        }
        if (e instanceof RefusedException refused) {
            return Optional.of(of(LedgerRefusal.of(refused), locale));
        }
        return e instanceof LedgerRefusal refusal ? Optional.of(of(refusal, locale)) : Optional.empty();
    }

    private static Optional<FormFaults> of(ProblemException e, Locale locale) {
        return switch (e.problem()) {
            case INVALID_FIELDS -> {
                var texts = new LinkedHashMap<String, String>();
                e.errors().forEach(error -> texts.put(error.field(), ErrorPhrases.onPage(locale, error.detail())));
                yield Optional.of(new FormFaults(texts));
            }
            case CREDENTIAL_UNREADABLE, CREDENTIAL_NOT_GENUINE ->
                Optional.of(new FormFaults(Map.of(
                        "credential", String.valueOf(TEXTS.detail(e, locale).getDetail()))));
            case BATCH_PLACE_REQUIRED ->
                Optional.of(new FormFaults(
                        Map.of("proof", String.valueOf(TEXTS.detail(e, locale).getDetail()))));
            default -> Optional.empty();
        };
    }

    private static FormFaults of(LedgerRefusal refusal, Locale locale) {
        var member = MEMBER.matcher(refusal.text());
        return member.matches()
                ? new FormFaults(Map.of(member.group(1), ErrorPhrases.onPage(locale, member.group(2))))
                : new FormFaults(Map.of(WHOLE, TEXTS.sentence(refusal.code(), refusal.text(), locale)));
    }

    public boolean has(String input) {
        return texts.containsKey(input);
    }

    /** With what is said of a member of the order beside the input of another name. */
    public FormFaults beside(String member, String input) {
        var moved = new LinkedHashMap<String, String>();
        texts.forEach((name, text) -> moved.put(name.equals(member) ? input : name, text));
        return new FormFaults(moved);
    }

    /** With what is said of the entries of a list beside the one input that they were typed into, a line each. */
    public FormFaults gathered(String list) {
        var gathered = new LinkedHashMap<String, String>();
        texts.forEach((name, text) ->
                gathered.merge(name.startsWith(list + "[") ? list : name, text, (one, next) -> one + "\n" + next));
        return new FormFaults(gathered);
    }
}
