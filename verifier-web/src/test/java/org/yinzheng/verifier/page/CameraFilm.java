// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.yinzheng.verifier.testledger.QrPictures;

/** What Chromium's stand-in for a camera sees: a paper with or without a code on it, held a little askew (Motion JPEG). */
final class CameraFilm {

    private static final int FRAMES = 4;

    private CameraFilm() {}

    static void write(Path file, @Nullable String text) throws IOException {
        var frame = jpeg(frame(text));
        var film = new ByteArrayOutputStream();
        for (int i = 0; i < FRAMES; i++) {
            film.write(frame);
        }
        Files.write(file, film.toByteArray());
    }

    private static BufferedImage frame(@Nullable String text) {
        var picture = new BufferedImage(1280, 720, BufferedImage.TYPE_INT_RGB);
        var canvas = picture.createGraphics();
        canvas.setColor(new Color(0x8a7f6d));
        canvas.fillRect(0, 0, 1280, 720);
        canvas.setTransform(AffineTransform.getRotateInstance(Math.toRadians(5), 640, 360));
        canvas.setColor(new Color(0xf4f1ea));
        canvas.fillRect(330, 50, 620, 620);
        if (text != null) {
            canvas.drawImage(QrPictures.image(text), 390, 110, 500, 500, null);
        }
        canvas.dispose();
        return picture;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "jpeg", out);
            return out.toByteArray();
        }
    }
}
