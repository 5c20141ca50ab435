// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Draws the pages of a PDF one by one until a code is found; pages, pixels and pictures in it are counted first. */
final class PdfPages {

    private static final int MOST_PAGES = 20;
    private static final long MOST_PIXELS_IN_PICTURES = 50_000_000;
    private static final float LARGEST_SIDE = 2400;
    private static final float LARGEST_SCALE = 200 / 72f;
    private static final int DEEPEST_FORM = 8;

    private PdfPages() {}

    static FoundText codeIn(byte[] file) throws IOException {
        try (var document = new BoundedPdf(file).parse()) {
            if (document.getNumberOfPages() > MOST_PAGES) {
                return FoundText.nothing(Source.Kind.PDF, Source.Outcome.TOO_MANY_PAGES);
            }
            return codeIn(document);
        } catch (PdfStreams.TooLargeException e) {
            return FoundText.nothing(Source.Kind.PDF, Source.Outcome.TOO_MANY_PIXELS);
        } catch (InvalidPasswordException e) {
            return FoundText.nothing(Source.Kind.PDF, Source.Outcome.FILE_UNREADABLE);
        }
    }

    private static FoundText codeIn(PDDocument document) throws IOException {
        var renderer = new Stoppable(document);
        renderer.setSubsamplingAllowed(true);
        Optional<String> found = Optional.empty();
        for (int i = 0; i < document.getNumberOfPages() && found.isEmpty(); i++) {
            var page = document.getPage(i);
            if (pixelsIn(page.getResources(), new HashSet<>(), DEEPEST_FORM) > MOST_PIXELS_IN_PICTURES) {
                return FoundText.nothing(Source.Kind.PDF, Source.Outcome.TOO_MANY_PIXELS);
            }
            found = CodesInPictures.find(renderer.renderImage(i, scale(page), ImageType.GRAY));
        }
        return found.map(text -> FoundText.in(Source.Kind.PDF, text))
                .orElseGet(() -> FoundText.nothing(Source.Kind.PDF, Source.Outcome.NO_CODE_FOUND));
    }

    private static float scale(PDPage page) {
        var box = page.getCropBox();
        var side = Math.max(1, Math.max(box.getWidth(), box.getHeight()));
        return Math.min(LARGEST_SCALE, LARGEST_SIDE / side);
    }

    /** Sizes are read from dictionaries; nothing is unpacked for this. */
    private static long pixelsIn(PDResources resources, Set<COSBase> seen, int depth) throws IOException {
        if (resources == null || depth == 0) {
            return 0;
        }
        var pixels = 0L;
        for (var name : resources.getXObjectNames()) {
            var object = resources.getXObject(name);
            if (!seen.add(object.getCOSObject())) {
                continue;
            }
            if (object instanceof PDImageXObject image) {
                pixels += (long) image.getWidth() * image.getHeight();
            } else if (object instanceof PDFormXObject form) {
                pixels += pixelsIn(form.getResources(), seen, depth - 1);
            }
        }
        return pixels;
    }

    /** Stops drawing when nobody waits any more: forms in forms can ask for more strokes than there is time. */
    private static final class Stoppable extends PDFRenderer {

        Stoppable(PDDocument document) {
            super(document);
        }

        @Override
        protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
            var drawer = new StoppableDrawer(parameters);
            drawer.setAnnotationFilter(getAnnotationsFilter());
            return drawer;
        }
    }

    private static final class StoppableDrawer extends PageDrawer {

        StoppableDrawer(PageDrawerParameters parameters) throws IOException {
            super(parameters);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                // unchecked: of the others some are swallowed on the way up
                throw new CancellationException();
            }
            super.processOperator(operator, operands);
        }
    }
}
