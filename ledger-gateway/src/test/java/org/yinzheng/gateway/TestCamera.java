// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** What stands before the camera of the tests' browser: a picture held a little askew (Motion JPEG). */
final class TestCamera {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int SIDE = 500;

    private final Path film;

    TestCamera() {
        try {
            var folder = Files.createTempDirectory("yinzheng-camera");
            folder.toFile().deleteOnExit();
            film = folder.resolve("camera.mjpeg");
            film.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For Chromium's command line; the person has allowed the camera. */
    List<String> arguments() {
        return List.of(
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                "--use-file-for-fake-video-capture=" + film);
    }

    /** From the next opening of the camera on it sees this PNG. */
    void sees(byte[] png) {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var canvas = picture.createGraphics();
        canvas.setColor(new Color(0xf4f1ea));
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        canvas.setTransform(AffineTransform.getRotateInstance(Math.toRadians(4), WIDTH / 2d, HEIGHT / 2d));
        try (var frame = new ByteArrayOutputStream();
                var frames = new ByteArrayOutputStream()) {
            canvas.drawImage(
                    ImageIO.read(new ByteArrayInputStream(png)),
                    (WIDTH - SIDE) / 2,
                    (HEIGHT - SIDE) / 2,
                    SIDE,
                    SIDE,
                    null);
            ImageIO.write(picture, "jpeg", frame);
            frame.writeTo(frames);
            frame.writeTo(frames);
            Files.write(film, frames.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            canvas.dispose();
        }
    }
}
