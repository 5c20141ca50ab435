// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.render;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** One page and the strokes on it. Coordinates are points from the page's top left corner. */
final class PageCanvas implements AutoCloseable {
    private final PDDocument document;
    private final EmbeddedFont font;
    private final PDPageContentStream stream;
    private final PDRectangle size;

    PageCanvas(PDDocument document, EmbeddedFont font, PDRectangle size) throws IOException {
        PDPage page = new PDPage(size);
        document.addPage(page);
        this.document = document;
        this.font = font;
        this.size = size;
        this.stream = new PDPageContentStream(document, page);
    }

    float width() {
        return size.getWidth();
    }

    float height() {
        return size.getHeight();
    }

    /** One line whose baseline lies at {@code y}; {@code spacing} is added after each character. */
    void text(String text, float x, float y, float fontSize, int colour, float spacing) throws IOException {
        stream.beginText();
        stream.setFont(font.font(), fontSize);
        stream.setNonStrokingColor(red(colour), green(colour), blue(colour));
        stream.setCharacterSpacing(spacing);
        stream.newLineAtOffset(x, size.getHeight() - y);
        stream.showText(font.printable(text));
        stream.endText();
    }

    void text(String text, float x, float y, float fontSize, int colour) throws IOException {
        text(text, x, y, fontSize, colour, 0);
    }

    void centred(String text, float y, float fontSize, int colour, float spacing) throws IOException {
        String printable = font.printable(text);
        float width = font.width(printable, fontSize) + spacing * (printable.codePointCount(0, printable.length()) - 1);
        text(printable, (size.getWidth() - width) / 2, y, fontSize, colour, spacing);
    }

    /** All lines of a block; {@code top} is its upper edge. */
    void block(TextBlock block, float x, float top, int colour) throws IOException {
        float baseline = top + block.size();
        for (String line : block.lines()) {
            text(line, x, baseline, block.size(), colour);
            baseline += block.lineHeight();
        }
    }

    /** The same with every line ending at {@code right}. */
    void blockTo(TextBlock block, float right, float top, int colour) throws IOException {
        float baseline = top + block.size();
        for (String line : block.lines()) {
            text(line, right - font.width(line, block.size()), baseline, block.size(), colour);
            baseline += block.lineHeight();
        }
    }

    void line(float x1, float y1, float x2, float y2, float thickness, int colour) throws IOException {
        stream.setStrokingColor(red(colour), green(colour), blue(colour));
        stream.setLineWidth(thickness);
        stream.moveTo(x1, size.getHeight() - y1);
        stream.lineTo(x2, size.getHeight() - y2);
        stream.stroke();
    }

    void frame(float inset, float thickness, int colour) throws IOException {
        stream.setStrokingColor(red(colour), green(colour), blue(colour));
        stream.setLineWidth(thickness);
        stream.addRect(inset, inset, size.getWidth() - 2 * inset, size.getHeight() - 2 * inset);
        stream.stroke();
    }

    void fill(float x, float top, float width, float height, int colour) throws IOException {
        stream.setNonStrokingColor(red(colour), green(colour), blue(colour));
        stream.addRect(x, size.getHeight() - top - height, width, height);
        stream.fill();
    }

    void image(BufferedImage image, float x, float top, float side) throws IOException {
        PDImageXObject object = LosslessFactory.createFromImage(document, image);
        object.setInterpolate(false);
        stream.drawImage(object, x, size.getHeight() - top - side, side, side);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private static float red(int colour) {
        return (colour >> 16 & 0xff) / 255f;
    }

    private static float green(int colour) {
        return (colour >> 8 & 0xff) / 255f;
    }

    private static float blue(int colour) {
        return (colour & 0xff) / 255f;
    }
}
