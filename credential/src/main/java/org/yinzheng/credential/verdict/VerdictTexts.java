// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The words of verdicts and checks, from the bundles {@code texts_zh} and {@code texts_en}. */
public final class VerdictTexts {
    private static final Bilingual NONE = new Bilingual("", "");
    private static final Map<String, Bilingual> TEXTS = load();

    private VerdictTexts() {}

    /** The word of a verdict, as on a stamp. */
    public static Bilingual word(VerdictCode code) {
        return text("verdict." + code.name() + ".word");
    }

    /** One sentence on what a verdict means. */
    public static Bilingual meaning(VerdictCode code) {
        return text("verdict." + code.name() + ".meaning");
    }

    /** What to do with such a verdict. */
    public static Bilingual next(VerdictCode code) {
        return text("verdict." + code.name() + ".next");
    }

    /** The name of a step. */
    public static Bilingual name(CheckStep step) {
        return text("step." + step.name() + ".name");
    }

    /** A check in words; the arguments replace {@code {0}}, {@code {1}} … */
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
        return new Bilingual(fill(pattern.zh(), values), fill(pattern.en(), values));
    }

    private static String fill(String pattern, List<String> values) {
        StringBuilder filled = new StringBuilder(pattern.length() + 32);
        int from = 0;
        // One pass, so that braces inside an argument stay what they are.
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
            filled.append(pattern, from, open).append(values.get(pattern.charAt(open + 1) - '0'));
            from = open + 3;
        }
        return filled.append(pattern, from, pattern.length()).toString();
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
