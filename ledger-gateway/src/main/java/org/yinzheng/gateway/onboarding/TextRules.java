// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.onboarding;

import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which characters a name or text may have: those of GB 18030-2022 that Unicode has assigned. Private-use characters
 * mean something else on every machine, so each is named and refused; so are controls and marks that reorder text.
 */
final class TextRules {
    /** The most characters of any name. */
    static final int LONGEST_NAME = 512;

    private TextRules() {}

    /** What is wrong with the text, naming characters by number and never by repeating the text. */
    static Optional<Fault> check(String path, String text, int longest) {
        int length = text.codePointCount(0, text.length());
        if (text.isBlank()) {
            return Optional.of(new Fault(path, "MISSING", "text of 1 to " + longest + " characters"));
        }
        if (length > longest) {
            return Optional.of(new Fault(
                    path, "TOO_LONG", "at most " + longest + " characters are accepted, these are " + length));
        }
        String privateUse = numbers(text, Character.PRIVATE_USE);
        if (!privateUse.isEmpty()) {
            return Optional.of(new Fault(
                    path,
                    "PRIVATE_USE_CHARACTER",
                    "private-use characters have no meaning elsewhere: " + privateUse
                            + "; write the characters that GB 18030-2022 assigns"));
        }
        return refused(text).map(which -> new Fault(path, "CHARACTER_REFUSED", which));
    }

    private static Optional<String> refused(String text) {
        for (byte category : new byte[] {Character.SURROGATE, Character.UNASSIGNED, Character.CONTROL}) {
            String numbers = numbers(text, category);
            if (!numbers.isEmpty()) {
                return Optional.of("not assigned or a control: " + numbers + "; write visible characters only");
            }
        }
        String reordering = numbers(text, Character.FORMAT);
        return reordering.isEmpty()
                ? Optional.empty()
                : Optional.of("invisible marks that change how text reads: " + reordering + "; leave them out");
    }

    private static String numbers(String text, byte category) {
        return text
                .codePoints()
                .filter(character -> Character.getType(character) == category)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map("U+%04X"::formatted)
                .collect(Collectors.joining(" "));
    }
}
