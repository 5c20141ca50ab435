// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The font of a page, of which only the used glyphs are embedded. A character without a glyph is printed as 〓 and
 * remembered, so that the page can say so: the electronic document keeps it.
 */
final class EmbeddedFont {
    private static final int SUBSTITUTE = '〓';
    private static final float UNITS = 1000f;
    private static final byte[] FILE = load();

    private final PDType0Font font;
    private final CmapLookup glyphs;
    private final TreeSet<Integer> missing = new TreeSet<>();

    EmbeddedFont(PDDocument document) throws IOException {
        TrueTypeFont file = new TTFParser().parse(new RandomAccessReadBuffer(FILE));
        this.glyphs = file.getUnicodeCmapLookup();
        this.font = PDType0Font.load(document, file, true);
    }

    PDType0Font font() {
        return font;
    }

    /** The text with every character that has no glyph replaced, and without control characters. */
    String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().filter(c -> !Character.isISOControl(c)).forEach(c -> printable.appendCodePoint(glyph(c)));
        return printable.toString();
    }

    /** Width of a printable text in points. */
    float width(String printable, float size) {
        try {
            return font.getStringWidth(printable) / UNITS * size;
        } catch (IOException problem) {
            throw new UncheckedIOException("the embedded font cannot be read", problem);
        }
    }

    /** The characters that were replaced so far. */
    TreeSet<Integer> missing() {
        return new TreeSet<>(missing);
    }

    private int glyph(int character) {
        if (glyphs.getGlyphId(character) != 0) {
            return character;
        }
        missing.add(character);
        return SUBSTITUTE;
    }

    private static byte[] load() {
        try (InputStream file = EmbeddedFont.class.getResourceAsStream("/fonts/YinzhengSans.ttf")) {
            return Objects.requireNonNull(file, "the font is part of the jar").readAllBytes();
        } catch (IOException problem) {
            throw new UncheckedIOException("the font in the jar cannot be read", problem);
        }
    }
}
