// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/**
 * How the page looks that a browser shows, for an eye that is not there. With {@code -Dyinzheng.screens=true} pictures are left
 * in target/screens.
 */
final class PageLooks {
    static final Dimension PHONE = new Dimension(360, 800);
    static final Dimension DESK = new Dimension(1440, 900);

    static final boolean PICTURES = Boolean.getBoolean("yinzheng.screens");
    private static final String AXE = resource("/axe.min.js");
    private static final String MEASURE = resource("/org/yinzheng/pages/measure.js");
    /** Where there is time: for contrasts axe takes longer than for all its other rules. */
    private static final boolean CONTRAST_BY_AXE = Boolean.getBoolean("yinzheng.endurance");

    private final ChromeDriver driver;

    PageLooks(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Looks at the page at 360 and at 1440 pixels as {@link #look} does; axe-core has nothing serious to say, and every
     * text can be read by day and by night. That takes seconds: once for each page, whatever the language.
     */
    void inspect(String name) {
        look(name);
        assertThat(grave()).as("what axe-core says of %s", name).isEmpty();
        assertThat(faint()).as("what is hard to read in %s", name).isEmpty();
        dark(true);
        picture(name + "-dark");
        assertThat(faint()).as("what is hard to read in %s by night", name).isEmpty();
        dark(false);
    }

    /** What the reader's machine asks for. */
    void dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** Nothing runs over the edge, nothing is too small to touch, the browser complains of nothing. */
    void look(String name) {
        look(name, List.of(PHONE, DESK));
    }

    /** The same on a phone alone; with pictures, on a desk too. The screen is a desk's again afterwards. */
    void onPhone(String name) {
        look(name, PICTURES ? List.of(PHONE, DESK) : List.of(PHONE));
        size(DESK);
    }

    private void look(String name, List<Dimension> sizes) {
        for (var size : sizes) {
            size(size);
            assertThat(driver.executeScript(
                            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("pixels of %s beyond the right edge at %s", name, size)
                    .isEqualTo(0L);
            assertThat(small()).as("too small to touch in %s at %s", name, size).isEmpty();
            picture(name + (size == PHONE ? "-phone" : "-desk"));
        }
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> entry.getLevel().intValue() > Level.INFO.intValue())
                .extracting(LogEntry::getMessage)
                .as("the browser's complaints about %s", name)
                .allSatisfy(line -> assertThat(line).contains("status of 422"));
    }

    /** What axe-core finds serious or worse. */
    @SuppressWarnings("unchecked")
    private List<String> grave() {
        if ("undefined".equals(driver.executeScript("return typeof axe"))) {
            driver.executeScript(AXE);
        }
        return (List<String>) Objects.requireNonNull(driver.executeAsyncScript("""
                const [contrast, done] = arguments;
                axe.run(document, {resultTypes: ['violations'], rules: {'color-contrast': {enabled: contrast}}})
                    .then(found => done(found.violations.filter(v => ['serious', 'critical'].includes(v.impact))
                        .map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160)).join(' | '))));
                """, CONTRAST_BY_AXE));
    }

    /** Texts with less contrast than WCAG 2.2 asks for (1.4.3, level AA). */
    private List<String> faint() {
        return script("return (" + MEASURE + ")(0, 0, 4.5).filter(f => f.startsWith('contrast'))");
    }

    private List<String> small() {
        return script(
                "const least = parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--target'));"
                        + "return [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')]"
                        + ".filter(e => e.checkVisibility() && !e.closest('.skip') && !e.closest('dd'))"
                        + ".filter(e => { const b = (e.closest('label') ?? e).getBoundingClientRect(); return b.height < least - .5 })"
                        + ".map(e => e.outerHTML.slice(0, 120))");
    }

    @SuppressWarnings("unchecked")
    private List<String> script(String script) {
        return (List<String>) Objects.requireNonNull(driver.executeScript(script));
    }

    void size(Dimension size) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", size.getWidth(), "height", size.getHeight(), "deviceScaleFactor", 1, "mobile", false));
    }

    private void picture(String name) {
        if (!PICTURES) {
            return;
        }
        try {
            var folder = Files.createDirectories(Path.of("target", "screens"));
            Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (var script = Objects.requireNonNull(PageLooks.class.getResourceAsStream(name), name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
