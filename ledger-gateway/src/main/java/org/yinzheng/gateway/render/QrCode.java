// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.render;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;
import org.yinzheng.gateway.problem.InvalidRequestException;

/**
 * A QR code (ISO/IEC 18004), dark on white with a quiet zone of 4 modules, every module a whole number of pixels. A
 * link in front of the credential's text is written in byte mode, the credential's text in alphanumeric mode: one
 * segment for both would cost five to six versions.
 */
public final class QrCode {
    /** Modules of white on each side. */
    public static final int QUIET_ZONE = 4;
    /** The largest scale, pixels a module. */
    public static final int LARGEST_SCALE = 32;

    /** Where a code is shown; it decides how much damage it survives. */
    public enum Medium {
        /** 15 % (level M): a screen is bright, flat and whole. */
        SCREEN(ErrorCorrectionLevel.M),
        /** 25 % (level Q): paper is folded and stained. */
        PRINT(ErrorCorrectionLevel.Q);

        private final ErrorCorrectionLevel level;

        Medium(ErrorCorrectionLevel level) {
            this.level = level;
        }
    }

    private final int version;
    private final ByteMatrix modules;

    private QrCode(int version, ByteMatrix modules) {
        this.version = version;
        this.modules = modules;
    }

    /**
     * Encodes a text.
     *
     * @param text ASCII, at most 4,296 characters
     * @throws IllegalArgumentException if no QR code of version 40 holds the text
     */
    public static QrCode of(String text, Medium medium) {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("a code's text is ASCII");
        }
        try {
            QRCode code = Encoder.encode(text, medium.level, Map.of(EncodeHintType.QR_COMPACT, true));
            return new QrCode(code.getVersion().getVersionNumber(), code.getMatrix());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(
                    "no QR code holds " + text.length() + " characters at level " + medium.level, tooLong);
        }
    }

    /** 1 to 40: the code has 4 × version + 17 modules a side. */
    public int version() {
        return version;
    }

    /** Modules a side, the quiet zone included. */
    public int size() {
        return modules.getWidth() + 2 * QUIET_ZONE;
    }

    /** Whether a module is dark; coordinates count from the outer edge of the quiet zone. */
    public boolean isDark(int column, int row) {
        int x = column - QUIET_ZONE;
        int y = row - QUIET_ZONE;
        boolean inside = x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight();
        return inside && modules.get(x, y) == 1;
    }

    /** A black and white PNG with {@code scale} pixels a module, 1 to 32. */
    public byte[] png(int scale) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image(scale), "png", bytes)) {
                throw new IllegalStateException("every JDK writes PNG");
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** An SVG of one path, one unit a module, no scripts and no styles. */
    public String svg() {
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < size(); row++) {
            appendRuns(path, row);
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %1$d\" shape-rendering=\"crispEdges\">"
                        .formatted(size())
                + "<path fill=\"#fff\" d=\"M0 0h%1$dv%1$dH0z\"/><path fill=\"#000\" d=\"%2$s\"/></svg>"
                        .formatted(size(), path);
    }

    BufferedImage image(int scale) {
        if (scale < 1 || scale > LARGEST_SCALE) {
            throw new InvalidRequestException("scale must be 1 to " + LARGEST_SCALE + " pixels a module");
        }
        int side = size() * scale;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                image.setRGB(x, y, isDark(x / scale, y / scale) ? 0x000000 : 0xffffff);
            }
        }
        return image;
    }

    private void appendRuns(StringBuilder path, int row) {
        int column = 0;
        while (column < size()) {
            int start = column;
            while (column < size() && isDark(column, row)) {
                column++;
            }
            if (column > start) {
                path.append('M')
                        .append(start)
                        .append(' ')
                        .append(row)
                        .append('h')
                        .append(column - start);
                path.append("v1h-").append(column - start).append('z');
            }
            column++;
        }
    }
}
