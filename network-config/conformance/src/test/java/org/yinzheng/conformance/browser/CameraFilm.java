// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.browser;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** What Chromium's stand-in for a camera sees: a picture on a bright ground, held a little askew (Motion JPEG). */
final class CameraFilm {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int SIDE = 600;
    private static final int FRAMES = 4;
    private static final double DEGREES = 3;

    private CameraFilm() {}

    /** From the next opening of the camera on. */
    static void write(Path file, byte[] png) throws IOException {
        var frame = jpeg(frame(ImageIO.read(new ByteArrayInputStream(png))));
        var film = new ByteArrayOutputStream();
        for (int i = 0; i < FRAMES; i++) {
            film.writeBytes(frame);
        }
        Files.write(file, film.toByteArray());
    }

    private static BufferedImage frame(BufferedImage shown) {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.setColor(new Color(0xf4f1ea));
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        canvas.setTransform(AffineTransform.getRotateInstance(Math.toRadians(DEGREES), WIDTH / 2d, HEIGHT / 2d));
        int height = SIDE * shown.getHeight() / shown.getWidth();
        canvas.drawImage(shown, (WIDTH - SIDE) / 2, (HEIGHT - height) / 2, SIDE, height, null);
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
