// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.attestation;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/**
 * A QR code as a path of an SVG picture, one unit a module, quiet zone included: sharp at any size, and no picture that a
 * content security policy would have to allow.
 *
 * @param size width and height in modules
 * @param path the dark modules
 */
record QrPath(int size, String path) {

    private static final int QUIET = 4;

    static QrPath of(String text) {
        try {
            var matrix = Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.QR_COMPACT, true))
                    .getMatrix();
            return new QrPath(matrix.getWidth() + 2 * QUIET, path(matrix));
        } catch (WriterException e) {
            throw new IllegalStateException("a record fits into a QR code", e);
        }
    }

    private static String path(ByteMatrix matrix) {
        var path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y) == 1) {
                    int begin = x;
                    while (x + 1 < matrix.getWidth() && matrix.get(x + 1, y) == 1) {
                        x++;
                    }
                    var length = x + 1 - begin;
                    path.append('M').append(begin + QUIET).append(' ').append(y + QUIET);
                    path.append('h')
                            .append(length)
                            .append("v1h-")
                            .append(length)
                            .append('z');
                }
            }
        }
        return path.toString();
    }
}
