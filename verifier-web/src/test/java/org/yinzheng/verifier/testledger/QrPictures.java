// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.testledger;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.EncodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** QR codes as pictures. */
public final class QrPictures {

    private QrPictures() {}

    public static BufferedImage image(String text) {
        try {
            return MatrixToImageWriter.toBufferedImage(new QRCodeWriter()
                    .encode(text, BarcodeFormat.QR_CODE, 500, 500, Map.of(EncodeHintType.QR_COMPACT, true)));
        } catch (WriterException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What the code in a picture says. */
    public static String read(byte[] png) throws IOException {
        try {
            var picture = new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(png)));
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(picture)))
                    .getText();
        } catch (ReaderException e) {
            throw new AssertionError("no code can be read in the picture", e);
        }
    }

    public static byte[] png(String text) throws IOException {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(image(text), "png", out);
            return out.toByteArray();
        }
    }
}
