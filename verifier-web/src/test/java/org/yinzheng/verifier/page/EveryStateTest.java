// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Dimension;

/**
 * Every state of the pages, reached once: axe's rules, the rules for the elderly measured, and both screens fitted. With
 * {@code -Dyinzheng.screens=<folder>} a picture of each is left there.
 */
@ExtendWith(WithBrowser.class)
@ParameterizedClass(name = "{0}")
@MethodSource("states")
class EveryStateTest {

    /**
     * Contrasts are measured below; axe, which takes longer for them than for all its other rules, sees them too where there is
     * time. By night they are computed from the style sheet (LookTest), and measured where there is time.
     */
    private static final boolean THOROUGH = Boolean.getBoolean("yinzheng.endurance");

    private static final String SCREENS = System.getProperty("yinzheng.screens", "");
    private static final boolean PICTURES = !SCREENS.isEmpty();
    private static final String AXE = resource("/axe.min.js");
    private static final String MEASURE = resource("/org/yinzheng/pages/measure.js");

    private static @Nullable PageState reached;

    private final PageState state;
    private final Pages pages;

    EveryStateTest(PageState state, Pages pages) {
        this.state = state;
        this.pages = pages;
    }

    static List<PageState> states() {
        return PageState.all();
    }

    /** Reaching a state takes longer than looking at it, so it is done once for all that looks. */
    @BeforeEach
    void reach() {
        if (!state.equals(reached)) {
            pages.fresh();
            state.reach().accept(pages);
            pages.keepResult();
            reached = state;
        }
        pages.dark(false);
        pages.elder(false);
        pages.choose("zh");
        pages.size(Pages.DESK);
    }

    @Test
    void axe_finds_nothing_serious() {
        assertThat(seriousFindings()).as("on a desk, in Chinese").isEmpty();
        if (THOROUGH) {
            pages.size(Pages.PHONE);
            pages.dark(true);
            pages.choose("en");
            assertThat(seriousFindings()).as("on a phone, dark, in English").isEmpty();
        }
    }

    @Test
    void the_ordinary_view_has_readable_text_and_targets_that_can_be_hit_and_fits_the_screen() throws IOException {
        assertThat(findings(14, 44, 4.5)).isEmpty();
        fits(Pages.DESK, "desk-zh");
        if (PICTURES) {
            fits(Pages.PHONE, "phone-zh");
            pages.choose("en");
            fits(Pages.DESK, "desk-en");
        }
        pages.choose("en");
        pages.dark(true);
        fits(Pages.PHONE, "phone-dark");
        if (THOROUGH) {
            assertThat(findings(14, 44, 4.5)).as("in English, dark").isEmpty();
        }
    }

    @Test
    void the_elder_view_has_large_text_large_targets_and_strong_contrast_and_fits_the_screen() throws IOException {
        pages.elder(true);
        if (PICTURES) {
            fits(Pages.DESK, "desk-elder");
        }
        fits(Pages.PHONE, "phone-elder");
        pages.choose("en");
        fits(Pages.PHONE, "phone-elder-en");
        pages.script("for (let i = 0; i < 6; i++) document.getElementById('smaller').click()");
        assertThat(findings(18, 60, 4.5)).as("as small as it gets").isEmpty();
        if (THOROUGH) {
            pages.dark(true);
            assertThat(findings(18, 60, 4.5)).as("dark").isEmpty();
        }
    }

    private void fits(Dimension size, String kind) throws IOException {
        pages.size(size);
        assertThat(pages.script("const wide = document.documentElement.clientWidth; return"
                        + " document.documentElement.scrollWidth <= wide ? [] :"
                        + " [...document.querySelectorAll('body *')].filter(e =>"
                        + " e.getBoundingClientRect().right > wide + 1).map(e => e.outerHTML.slice(0,"
                        + " 120))"))
                .as("what reaches beyond the right edge: %s", kind)
                .isEqualTo(List.of());
        if (PICTURES) {
            picture(Files.createDirectories(Path.of(SCREENS)).resolve(state.name() + "-" + kind + ".png"));
        }
    }

    private void picture(Path file) throws IOException {
        pages.script("window.scrollTo(0, 0)");
        var shot = pages.browser()
                .executeCdpCommand("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.write(file, Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
    }

    private List<?> seriousFindings() {
        if ("undefined".equals(pages.script("return typeof axe"))) {
            pages.script(AXE);
        }
        return (List<?>) Objects.requireNonNull(pages.browser()
                .executeAsyncScript(
                        "const done = arguments[arguments.length - 1];"
                                + " axe.run(document, {resultTypes: ['violations'],"
                                + " rules: {'color-contrast': {enabled: arguments[0]}}, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a',"
                                + " 'wcag21aa', 'wcag22aa', 'best-practice']})"
                                + ".then(r => done(r.violations.filter(v => ['serious', 'critical'].includes(v.impact))"
                                + ".map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160)).join(' | '))))",
                        THOROUGH));
    }

    /** Texts, targets and contrasts below these bounds: pixels, pixels, and a ratio. */
    private List<?> findings(int text, int target, double contrast) {
        return (List<?>) Objects.requireNonNull(pages.script(
                "return (" + MEASURE + ")(arguments[0], arguments[1], arguments[2])", text, target, contrast));
    }

    private static String resource(String name) {
        try (var stream = Objects.requireNonNull(EveryStateTest.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
