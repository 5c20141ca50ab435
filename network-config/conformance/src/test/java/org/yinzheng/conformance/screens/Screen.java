// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.screens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yinzheng.conformance.browser.Browser;

/** A Chromium that takes pictures: all of a page as PNG into one folder, and what documents show as WebP into another. */
final class Screen extends Browser {
    private static final int QUALITY = 80;

    private final Path all;
    private final Path documents;
    private final Set<String> chosen;
    private final List<String> failures = new ArrayList<>();
    private Look look = Look.ZH;

    private Screen(Path all, Path documents, Set<String> chosen) {
        this.all = all;
        this.documents = documents;
        this.chosen = chosen;
    }

    /** @param chosen names of pictures that documents show */
    static Screen open(Path all, Path documents, Set<String> chosen) throws IOException {
        Files.createDirectories(all);
        Files.createDirectories(documents);
        return new Screen(all, documents, chosen);
    }

    void look(Look wanted) {
        look = wanted;
        colours(look.dark ? "dark" : "light");
        phone();
    }

    Look look() {
        return look;
    }

    /** The page as it is, on a phone and on a desk; it is left as on a phone. */
    void take(String page) {
        desk();
        picture(page, "desk", DESK_WIDTH, DESK_HEIGHT);
        phone();
        picture(page, "phone", PHONE_WIDTH, PHONE_HEIGHT);
    }

    private void picture(String page, String device, int width, int height) {
        var name = page + "-" + look.word() + "-" + device;
        script("window.scrollTo(0, 0)");
        // what was resized is drawn before the picture is taken
        wait("const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))");
        write(all.resolve(name + ".png"), Map.of("format", "png", "captureBeyondViewport", true));
        if (chosen.contains(name)) {
            var clip = Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1);
            write(
                    documents.resolve(name + ".webp"),
                    Map.of("format", "webp", "quality", QUALITY, "captureBeyondViewport", true, "clip", clip));
        }
    }

    private void write(Path file, Map<String, Object> how) {
        var shot = driver().executeCdpCommand("Page.captureScreenshot", how);
        try {
            Files.write(file, Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes on with the other pages where one is not reached; {@link #failures()} names it. */
    void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            failures.add(what + " " + look.word() + ": "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            online(true);
        }
    }

    List<String> failures() {
        return List.copyOf(failures);
    }
}
