// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.render;

import java.util.ArrayList;
import java.util.List;

/**
 * A text broken into lines for a width: first in the wanted size, then in smaller ones; what is still too long in the
 * smallest takes as many lines as it needs. Nothing is ever cut off.
 */
record TextBlock(List<String> lines, float size) {
    private static final float STEP = 0.5f;
    private static final float LEADING = 1.35f;
    /** Marks that do not begin a line. */
    private static final String CLOSING = "，。、；：？！）》」』】〉”’％…·,.;:?!)]}%";

    static TextBlock fit(EmbeddedFont font, String text, float width, float size, float smallest, int wantedLines) {
        String printable = font.printable(text);
        for (float tried = size; tried > smallest; tried -= STEP) {
            List<String> lines = lines(font, printable, width, tried);
            if (lines.size() <= wantedLines) {
                return new TextBlock(lines, tried);
            }
        }
        return new TextBlock(lines(font, printable, width, smallest), smallest);
    }

    float lineHeight() {
        return size * LEADING;
    }

    float height() {
        return lines.size() * lineHeight();
    }

    private static List<String> lines(EmbeddedFont font, String text, float width, float size) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(text)) {
            boolean fits = font.width(line + piece, size) <= width;
            boolean mustStay = CLOSING.contains(piece) && piece.length() == 1;
            if (!fits && !mustStay && !line.isEmpty()) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            appendBroken(font, lines, line, line.isEmpty() ? piece.stripLeading() : piece, width, size);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /** A word wider than the line is broken wherever it must. */
    private static void appendBroken(
            EmbeddedFont font, List<String> lines, StringBuilder line, String piece, float width, float size) {
        boolean single = piece.codePointCount(0, piece.length()) <= 1;
        if (single || font.width(line + piece, size) <= width) {
            line.append(piece);
            return;
        }
        piece.codePoints().forEach(character -> {
            String next = Character.toString(character);
            if (!line.isEmpty() && font.width(line + next, size) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(next);
        });
    }

    /** Han characters and marks one by one, Latin words whole. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (character < 0x2e80 && !Character.isWhitespace(character) && CLOSING.indexOf(character) < 0) {
                word.appendCodePoint(character);
                return;
            }
            flush(word, pieces);
            pieces.add(Character.toString(character));
        });
        flush(word, pieces);
        return pieces;
    }

    private static void flush(StringBuilder word, List<String> pieces) {
        if (!word.isEmpty()) {
            pieces.add(word.toString());
            word.setLength(0);
        }
    }
}
