// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads a picture whose size was looked at before a single pixel is unpacked. */
final class Pictures {

    private static final long MOST_PIXELS = 50_000_000;
    private static final long WORKING_PIXELS = 12_000_000;
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif", "bmp");

    private Pictures() {}

    static FoundText codeIn(byte[] file) throws IOException {
        // in memory: the usual stream would leave a copy of somebody's paper in the folder for temporary files
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return FoundText.nothing(Source.Kind.IMAGE, Source.Outcome.FILE_UNSUPPORTED);
            }
            var reader = readers.next();
            try {
                return FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))
                        ? codeIn(reader, stream)
                        : FoundText.nothing(Source.Kind.IMAGE, Source.Outcome.FILE_UNSUPPORTED);
            } finally {
                reader.dispose();
            }
        }
    }

    private static FoundText codeIn(ImageReader reader, ImageInputStream stream) throws IOException {
        reader.setInput(stream, true, true);
        var pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) {
            return FoundText.nothing(Source.Kind.IMAGE, Source.Outcome.TOO_MANY_PIXELS);
        }
        return CodesInPictures.find(read(reader, pixels))
                .map(text -> FoundText.in(Source.Kind.IMAGE, text))
                .orElseGet(() -> FoundText.nothing(Source.Kind.IMAGE, Source.Outcome.NO_CODE_FOUND));
    }

    /** Large photographs are thinned out while they are unpacked. */
    private static BufferedImage read(ImageReader reader, long pixels) throws IOException {
        var settings = reader.getDefaultReadParam();
        var step = (int) Math.ceil(Math.sqrt((double) pixels / WORKING_PIXELS));
        if (step > 1) {
            settings.setSourceSubsampling(step, step, 0, 0);
        }
        return reader.read(0, settings);
    }
}
