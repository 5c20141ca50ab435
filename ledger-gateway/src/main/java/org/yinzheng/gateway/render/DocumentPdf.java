// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/**
 * Draws the page of a licence or receipt as its type's layout says: title, fields with labels in Chinese and English,
 * code, short number. Long values shrink, then wrap, then continue on further pages.
 */
public final class DocumentPdf {
    /** Each page in work holds a font of 7 MB in memory: so many are drawn at once, others wait their turn. */
    private static final Semaphore TURNS =
            new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);

    private DocumentPdf() {}

    /** The PDF of a document; the font's used glyphs are embedded. */
    public static RenderedPdf render(PrintedDocument printed) {
        TURNS.acquireUninterruptibly();
        try {
            return draw(printed);
        } finally {
            TURNS.release();
        }
    }

    private static RenderedPdf draw(PrintedDocument printed) {
        try (PDDocument document = new PDDocument()) {
            describe(document, printed);
            EmbeddedFont font = new EmbeddedFont(document);
            QrCode code = QrCode.of(printed.code(), QrCode.Medium.PRINT);
            try (DocumentPages pages = new DocumentPages(document, font, printed, code)) {
                pages.draw();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return new RenderedPdf(bytes.toByteArray(), document.getNumberOfPages(), code.version(), names(font));
        } catch (IOException problem) {
            throw new UncheckedIOException("the page could not be drawn", problem);
        }
    }

    /** Only what is public: a file's properties travel further than its pages. */
    private static void describe(PDDocument document, PrintedDocument printed) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(
                printed.type().labels().zh() + " " + printed.type().labels().en());
        information.setCreator("Yinzheng");
        document.setDocumentInformation(information);
        document.getDocumentCatalog().setLanguage("zh-CN");
    }

    private static List<String> names(EmbeddedFont font) {
        return font.missing().stream()
                .map(character -> "U+%04X".formatted(character))
                .toList();
    }
}
