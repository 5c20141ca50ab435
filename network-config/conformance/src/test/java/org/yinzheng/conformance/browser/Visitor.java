// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A browser with a camera that sees what the test holds before it, and a look at what stands on the screen. */
public final class Visitor extends Browser {
    private static final String AXE = axe();

    private final Path film;

    private Visitor(Path film) {
        super(
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                "--use-file-for-fake-video-capture=" + film);
        this.film = film;
    }

    /** @param folder for the camera's film */
    public static Visitor start(Path folder) {
        return new Visitor(folder.resolve("camera.mjpeg"));
    }

    /** From the next opening of the camera on it sees this picture, a PNG. */
    public void cameraSees(byte[] picture) {
        try {
            CameraFilm.write(film, picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The element as it stands on the screen, as PNG. */
    public byte[] picture(String css) {
        seen(css);
        var place = script(
                "const b = document.querySelector(arguments[0]).getBoundingClientRect();"
                        + " return {x: b.x + scrollX, y: b.y + scrollY, width: b.width, height: b.height, scale: 2}",
                css);
        var shot = driver().executeCdpCommand(
                        "Page.captureScreenshot",
                        Map.of("format", "png", "captureBeyondViewport", true, "clip", place));
        return Base64.getDecoder().decode(String.valueOf(shot.get("data")));
    }

    /** On a phone: axe-core finds nothing serious and nothing reaches beyond the right edge. */
    public void look(String state) {
        phone();
        assertThat(grave()).as("what axe-core says of %s", state).isEmpty();
        assertThat(script("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels of %s beyond the right edge of a phone", state)
                .isEqualTo(0L);
    }

    private List<?> grave() {
        if ("undefined".equals(script("return typeof axe"))) {
            script(AXE);
        }
        return (List<?>) wait("const done = arguments[arguments.length - 1];"
                + " axe.run(document, { resultTypes: ['violations'] }).then((found) => done(found.violations"
                + ".filter((one) => ['serious', 'critical'].includes(one.impact))"
                + ".map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)))");
    }

    private static String axe() {
        try (var script = Objects.requireNonNull(Visitor.class.getResourceAsStream("/axe.min.js"), "axe-core")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
