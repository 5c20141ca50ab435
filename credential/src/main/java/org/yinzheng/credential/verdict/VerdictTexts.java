// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verdict;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yinzheng.credential.print.PrintClaims;

/** The words of verdicts and checks, from the bundles {@code texts_zh} and {@code texts_en}. */
public final class VerdictTexts {
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final Bilingual NONE = new Bilingual("", "");
    private static final Map<String, Bilingual> TEXTS = load();

    private VerdictTexts() {}

    /**
     * What is said of a verdict.
     *
     * @param word as on a stamp
     * @param meaning one sentence on what it means
     * @param next what to do
     */
    public record Said(Bilingual word, Bilingual meaning, Bilingual next) {}

    /** What is said of a verdict on the present. */
    public static Said said(VerdictCode code) {
        return new Said(text(code, "word"), text(code, "meaning"), text(code, "next"));
    }

    /**
     * What is said of a verdict on a past moment: its word carries the moment, and nothing in it speaks of now.
     *
     * @param moment the moment asked about, epoch seconds
     */
    public static Said saidThen(VerdictCode code, long moment) {
        Bilingual word = text(code, "word");
        Bilingual pattern = text("verdict.then.word");
        String then = then(moment);
        return new Said(
                new Bilingual(
                        fill(pattern.zh(), List.of(word.zh(), then), Bilingual::zh),
                        fill(pattern.en(), List.of(word.en(), then), Bilingual::en)),
                TEXTS.getOrDefault("verdict." + code.name() + ".meaningThen", text(code, "meaning")),
                TEXTS.getOrDefault("verdict." + code.name() + ".nextThen", text(code, "next")));
    }

    /** Who asks about a day asks about its end. */
    private static String then(long moment) {
        LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochSecond(moment), PrintClaims.ZONE);
        boolean day = time.toLocalTime().equals(LAST_SECOND);
        return (day ? DateTimeFormatter.ISO_LOCAL_DATE : MINUTE).format(time);
    }

    private static Bilingual text(VerdictCode code, String part) {
        return text("verdict." + code.name() + "." + part);
    }

    /** The name of a step. */
    public static Bilingual name(CheckStep step) {
        return text("step." + step.name() + ".name");
    }

    /**
     * A check in words; the arguments replace {@code {0}}, {@code {1}} … Where a text says {@code {1:cause}}, the argument is a
     * code that has words of its own, which stand at {@code cause.} and the code; a code without words stands as it is.
     */
    public static Check check(CheckStep step, CheckResult result, Reason reason, String... arguments) {
        String key = reason == Reason.OK ? "step." + step.name() + ".ok" : "reason." + reason.name() + ".text";
        Bilingual next = TEXTS.getOrDefault("reason." + reason.name() + ".next", NONE);
        return new Check(step, result, reason, fill(text(key), arguments), fill(next, arguments));
    }

    static Map<String, Bilingual> all() {
        return TEXTS;
    }

    private static Bilingual text(String key) {
        Bilingual text = TEXTS.get(key);
        if (text == null) {
            throw new IllegalStateException("no words for " + key);
        }
        return text;
    }

    private static Bilingual fill(Bilingual pattern, String... arguments) {
        if (arguments.length == 0) {
            return pattern;
        }
        List<String> values = Arrays.asList(arguments);
        return new Bilingual(fill(pattern.zh(), values, Bilingual::zh), fill(pattern.en(), values, Bilingual::en));
    }

    private static String fill(String pattern, List<String> values, Function<Bilingual, String> language) {
        StringBuilder filled = new StringBuilder(pattern.length() + 32);
        int from = 0;
        // One pass, so that braces inside an argument stay what they are.
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
            int close = pattern.indexOf('}', open);
            String value = values.get(pattern.charAt(open + 1) - '0');
            filled.append(pattern, from, open);
            filled.append(close == open + 2 ? value : named(pattern.substring(open + 3, close), value, language));
            from = close + 1;
        }
        return filled.append(pattern, from, pattern.length()).toString();
    }

    private static String named(String kind, String code, Function<Bilingual, String> language) {
        Bilingual words = TEXTS.get(kind + "." + code);
        return words == null ? code : language.apply(words);
    }

    private static Map<String, Bilingual> load() {
        ResourceBundle zh = bundle(Locale.CHINESE);
        ResourceBundle en = bundle(Locale.ENGLISH);
        return new TreeSet<>(zh.keySet())
                .stream()
                        .collect(Collectors.toUnmodifiableMap(
                                key -> key, key -> new Bilingual(zh.getString(key), en.getString(key))));
    }

    private static ResourceBundle bundle(Locale locale) {
        ResourceBundle.Control noFallback =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle("org.yinzheng.credential.verdict.texts", locale, noFallback);
    }
}
