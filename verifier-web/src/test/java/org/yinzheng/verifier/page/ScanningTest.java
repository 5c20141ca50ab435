// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.slf4j.LoggerFactory;
import org.yinzheng.verifier.testledger.QrPictures;

@ExtendWith(WithBrowser.class)
class ScanningTest {

    private final Pages pages;

    ScanningTest(Pages pages) {
        this.pages = pages;
    }

    @BeforeEach
    void fresh() {
        pages.fresh();
    }

    @Test
    void the_camera_comes_first_on_a_phone_and_reads_a_paper_held_askew() throws IOException {
        pages.filmShows(pages.ledger.text("revoked"));
        pages.size(Pages.PHONE);
        pages.open("");
        assertThat(pages.byId("tab-camera").getAttribute("aria-selected")).isEqualTo("true");
        // where the browser has asked before, the camera is open already and may have its answer: this opens it anew
        pages.script("document.getElementById('camera-start').click()");
        pages.awaitVerdict();
        assertThat(pages.verdict()).isEqualTo("REVOKED");
        pages.await(browser ->
                Boolean.TRUE.equals(pages.script("return document.getElementById('video').srcObject === null")));
    }

    @Test
    void a_code_as_a_link_is_scanned_too() throws IOException {
        pages.filmShows("https://verifier.example/#" + pages.ledger.text("valid"));
        pages.byId("tab-camera").click();
        pages.byId("camera-start").click();
        pages.awaitVerdict();
        assertThat(pages.verdict()).isEqualTo("VALID");
    }

    @Test
    void a_picture_is_read_on_this_device_and_only_its_text_is_sent() throws IOException {
        var picture = Files.write(pages.folder().resolve("code.png"), QrPictures.png(pages.ledger.text("valid")));
        pages.byId("tab-file").click();
        pages.browser().manage().logs().get(LogType.PERFORMANCE);
        pages.byId("file").sendKeys(picture.toString());
        pages.awaitVerdict();
        assertThat(pages.verdict()).isEqualTo("VALID");
        assertThat(pages.browser().manage().logs().get(LogType.PERFORMANCE).getAll())
                .extracting(LogEntry::getMessage)
                .as("requests that carry a file")
                .noneMatch(message -> message.contains("multipart/form-data"));
    }

    @Test
    void a_picture_that_is_still_being_read_keeps_the_page_busy_and_never_comes_over_a_later_question()
            throws IOException {
        var picture = Files.write(pages.folder().resolve("slow.png"), QrPictures.png(pages.ledger.text("revoked")));
        pages.byId("tab-file").click();
        pages.script(
                "const real = Worker.prototype.postMessage; window.held = [];"
                        + " Worker.prototype.postMessage = function (...sent) { window.held.push(() => real.apply(this, sent)); }");
        pages.byId("file").sendKeys(picture.toString());
        pages.await(browser -> Long.valueOf(1).equals(pages.script("return window.held.length")));
        assertThat(pages.element("body").getAttribute("aria-busy")).isEqualTo("true");
        assertThat(pages.byId("live").getAttribute("textContent")).isNotBlank();
        pages.handScan(pages.ledger.text("valid"));
        pages.awaitVerdict();
        // the decoder answers in turn: once it has answered this too, the picture of before was read
        pages.browser().executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                window.held.pop()();
                import('./assets/shared/decoder.js').then(({ readPixels }) => {
                  const answered = readPixels(new ImageData(8, 8), '');
                  window.held.pop()();
                  return answered;
                }).then(() => fetch('api/v1/view')).then(() => setTimeout(done));
                """);
        assertThat(pages.verdict()).isEqualTo("VALID");
        assertThat(pages.element("body").getAttribute("aria-busy")).isNull();
    }

    @Test
    void a_file_without_a_code_is_judged_by_the_server_which_says_what_is_wrong() throws IOException {
        var file = Files.writeString(pages.folder().resolve("empty.pdf"), "%PDF-1.4\nno pages");
        pages.byId("tab-file").click();
        pages.byId("file").sendKeys(file.toString());
        pages.awaitVerdict();
        assertThat(pages.verdict()).isEqualTo("UNREADABLE");
        assertThat(pages.element(".source-note").getText()).isNotBlank();
    }

    @Test
    void a_hand_scanner_needs_no_field_and_no_button() {
        pages.handScan(pages.ledger.text("valid"));
        pages.awaitVerdict();
        assertThat(pages.verdict()).isEqualTo("VALID");
    }

    @Test
    void a_hand_scanner_is_heard_when_a_button_has_the_focus_and_does_not_press_it() {
        pages.byId("tab-hand").click();
        pages.script(
                "const at = document.getElementById('tab-hand'); at.focus(); window.pressed = 0;"
                        + " at.addEventListener('click', () => window.pressed++);"
                        + " for (const key of [...arguments[0], 'Enter']) {"
                        + " const going = at.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));"
                        + " if (key === 'Enter' && going) at.click(); }",
                pages.ledger.text("valid"));
        pages.awaitVerdict();
        assertThat(pages.verdict()).isEqualTo("VALID");
        assertThat(pages.script("return window.pressed")).isEqualTo(0L);
    }

    @Test
    void a_scan_after_one_that_failed_takes_its_place_in_the_field() {
        pages.byId("tab-text").click();
        pages.script(
                "window.real = window.fetch; window.fetch = async () => new Response('{\"code\":\"TOO_MANY_REQUESTS\"}',"
                        + " { status: 429, headers: { 'Content-Type': 'application/problem+json' } })");
        scansIntoTheField(pages.ledger.text("revoked"));
        pages.await(browser -> pages.byId("code-error").isDisplayed());
        pages.script("window.fetch = window.real");
        scansIntoTheField(pages.ledger.text("valid"));
        pages.awaitVerdict();
        assertThat(pages.verdict()).isEqualTo("VALID");
    }

    private void scansIntoTheField(String text) {
        pages.script(
                "document.execCommand('insertText', false, arguments[0]); document.activeElement.dispatchEvent("
                        + "new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))",
                text);
    }

    @Test
    void what_an_input_method_or_caps_lock_did_to_a_scan_is_repaired_and_said() {
        for (var spoilt : new String[] {
            fullWidth(pages.ledger.text("valid")),
            pages.ledger.text("valid").toLowerCase(Locale.ROOT),
            "HTTPS://VERIFIER.EXAMPLE/#" + pages.ledger.text("valid").toLowerCase(Locale.ROOT)
        }) {
            pages.checkHere(spoilt);
            assertThat(pages.verdict()).isEqualTo("VALID");
            assertThat(pages.element(".source-note").getText()).isNotBlank();
        }
    }

    @Test
    void a_text_whose_case_is_mixed_is_not_repaired() {
        var text = pages.ledger.text("valid");
        pages.check(text.substring(0, 20) + text.substring(20, 40).toLowerCase(Locale.ROOT) + text.substring(40));
        assertThat(pages.verdict()).isEqualTo("UNREADABLE");
    }

    @Test
    void a_link_leaves_the_address_before_the_service_has_answered_anything() {
        var slow = pages.browser()
                .executeCdpCommand(
                        "Page.addScriptToEvaluateOnNewDocument",
                        Map.of("source", "window.fetch = () => new Promise(() => {})"));
        try {
            pages.browser().get("about:blank");
            pages.browser().get(pages.verifier().address() + "#" + pages.ledger.text("valid"));
            pages.await(browser -> !String.valueOf(browser.getCurrentUrl()).contains("YZ1"));
            assertThat(pages.script("return document.documentElement.dataset.ready ?? null"))
                    .isNull();
        } finally {
            pages.browser()
                    .executeCdpCommand(
                            "Page.removeScriptToEvaluateOnNewDocument",
                            Map.of("identifier", Objects.requireNonNull(slow.get("identifier"))));
        }
    }

    @Test
    void nothing_of_a_link_reaches_a_log_however_much_is_logged() {
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var before = root.getLevel();
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        root.addAppender(logged);
        root.setLevel(Level.DEBUG);
        var text = pages.ledger.text("valid");
        try {
            pages.open("#" + text);
            pages.awaitVerdict();
        } finally {
            root.setLevel(before);
            root.detachAppender(logged);
        }
        // the test drives its browser from this process too: what that logs is no server's log
        var byTheServer = List.copyOf(logged.list).stream()
                .filter(event -> !event.getLoggerName().startsWith("jdk.")
                        && !event.getLoggerName().startsWith("org.openqa."))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
        assertThat(byTheServer).anyMatch(line -> line.contains("/api/v1/verifications"));
        assertThat(byTheServer).noneMatch(line -> line.contains(text.substring(4, 30)) || line.contains("虚构小吃店"));
    }

    @Test
    void a_link_is_checked_at_once_and_leaves_neither_address_nor_history_nor_any_request_line() {
        pages.browser().manage().logs().get(LogType.PERFORMANCE);
        var text = pages.ledger.text("valid");
        pages.browser().get("about:blank");
        pages.browser().get(pages.verifier().address() + "#" + text);
        pages.awaitVerdict();
        assertThat(pages.verdict()).isEqualTo("VALID");
        assertThat(pages.browser().getCurrentUrl()).doesNotContain("YZ1");
        pages.browser().navigate().back();
        pages.browser().navigate().forward();
        assertThat(pages.browser().getCurrentUrl()).doesNotContain("YZ1");
        assertThat(pages.list("return performance.getEntriesByType('resource').map(e => e.name)"))
                .noneMatch(name -> name.toString().contains(text.substring(4, 30)));
    }

    private static String fullWidth(String text) {
        return text.chars()
                .map(c -> c + 0xfee0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
