// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The values of the shared style sheet in one scheme and view, as a browser resolves them. */
record Tokens(Map<String, String> values) {

    private static final Map<List<Boolean>, Tokens> READ = new ConcurrentHashMap<>();
    private static final Pattern RULE = Pattern.compile("(@media[^{]*|[^{}@]+)\\{");
    private static final Pattern VALUE = Pattern.compile("--([a-z-]+):\\s*([^;]+);");

    /** @param elder the large view */
    static Tokens of(boolean dark, boolean elder) {
        return READ.computeIfAbsent(List.of(dark, elder), view -> read(dark, elder));
    }

    private static Tokens read(boolean dark, boolean elder) {
        var sheet = sheet();
        int night = sheet.indexOf("@media screen and (prefers-color-scheme: dark)");
        if (night < 0) {
            throw new AssertionError("the style sheet has no dark scheme");
        }
        var values = new TreeMap<String, String>();
        read(sheet.substring(0, night), elder, values);
        if (dark) {
            read(sheet.substring(night), elder, values);
        }
        return new Tokens(values);
    }

    private static void read(String part, boolean elder, Map<String, String> values) {
        var rule = RULE.matcher(part);
        while (rule.find()) {
            var selector = rule.group(1).strip();
            if (selector.endsWith(":root") || (elder && selector.endsWith("html.elder"))) {
                var value = VALUE.matcher(part.substring(rule.end(), part.indexOf('}', rule.end())));
                while (value.find()) {
                    values.put(value.group(1), value.group(2).strip());
                }
            }
        }
    }

    private static String sheet() {
        try (var file = Tokens.class.getResourceAsStream("/static/assets/shared/tokens.css")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String value(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    int pixels(String name) {
        return Integer.parseInt(value(name).replace("px", ""));
    }

    /** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
    double contrast(String name, String other) {
        double one = luminance(value(name));
        double two = luminance(value(other));
        return (Math.max(one, two) + .05) / (Math.min(one, two) + .05);
    }

    /** Relative luminance of #rrggbb (WCAG 2.2). */
    private static double luminance(String colour) {
        return .2126 * linear(colour, 1) + .7152 * linear(colour, 3) + .0722 * linear(colour, 5);
    }

    private static double linear(String colour, int at) {
        double part = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return part <= .04045 ? part / 12.92 : Math.pow((part + .055) / 1.055, 2.4);
    }
}
