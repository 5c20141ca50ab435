// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.yinzheng.pages.HeadlessChromium;
import org.yinzheng.verifier.testledger.RunningVerifier;
import org.yinzheng.verifier.testledger.SampleLedger;

/** A verifier with a ledger of samples, and a browser that looks at it through a camera fed by a file. */
final class Pages implements AutoCloseable {

    static final Dimension PHONE = new Dimension(360, 780);
    /** Half a second, as is usual, would be most of what these tests take. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    static final Dimension DESK = new Dimension(1440, 900);

    private final Path folder;
    private final RunningVerifier verifier;
    private final ChromeDriver driver;
    private URI address;
    final SampleLedger ledger;

    private Pages(Path folder, SampleLedger ledger, RunningVerifier verifier, ChromeDriver driver) {
        this.folder = folder;
        this.ledger = ledger;
        this.verifier = verifier;
        this.driver = driver;
        this.address = verifier.address();
    }

    static Pages start() throws IOException {
        var folder = Files.createTempDirectory("yinzheng-pages");
        var ledger = SampleLedger.now();
        var samples = folder.resolve("demo-codes.json");
        SampleCodes.write(samples, ledger);
        var packages = folder.resolve("packages.json");
        SampleCodes.writePackages(packages);
        CameraFilm.write(film(folder), ledger.text("valid"));
        var verifier = RunningVerifier.start(
                ledger.chain,
                folder.resolve("view"),
                "--yinzheng.verifier.checks-per-minute=0",
                "--yinzheng.verifier.downloads-per-minute=0",
                "--yinzheng.verifier.clerk-page=https://gateway.example/console/hand-over",
                "--yinzheng.verifier.demo-codes=" + samples,
                "--yinzheng.verifier.packages=" + packages);
        var pages = new Pages(
                folder,
                ledger,
                verifier,
                HeadlessChromium.start(
                        List.of(
                                "--use-fake-ui-for-media-stream",
                                "--use-fake-device-for-media-stream",
                                "--use-file-for-fake-video-capture=" + film(folder)),
                        LogType.PERFORMANCE));
        pages.throughServiceWorker(false);
        return pages;
    }

    private static Path film(Path folder) {
        return folder.resolve("camera.mjpeg");
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        verifier.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    ChromeDriver browser() {
        return driver;
    }

    RunningVerifier verifier() {
        return verifier;
    }

    Path folder() {
        return folder;
    }

    /** From now on the camera sees the code of this text, or an empty paper. */
    void filmShows(@Nullable String text) throws IOException {
        CameraFilm.write(film(folder), text);
    }

    /** From now on pages are opened at this address. */
    void at(URI other) {
        address = other;
    }

    /** The page, opened with nothing remembered of earlier visits, on a desk, in daylight. */
    void fresh() {
        driver.executeCdpCommand(
                "Storage.clearDataForOrigin",
                Map.of(
                        "origin",
                        verifier.address().toString().replaceAll("/$", ""),
                        "storageTypes",
                        "local_storage,cookies"));
        offline(false);
        dark(false);
        size(DESK);
        open("");
    }

    /**
     * Whether pages come from the service worker, where there is one. Usually they come past it: through it each takes half
     * as long again.
     */
    void throughServiceWorker(boolean through) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setBypassServiceWorker", Map.of("bypass", !through));
    }

    /** The browser is told that it has no network. */
    void offline(boolean off) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", off, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Until the page has what it needs without a network. */
    void awaitCarried() {
        await(browser -> Boolean.TRUE.equals(
                script("return document.getElementById('offline-ready').dataset.ready === 'true'")));
        await(browser -> HeadlessChromium.hasServiceWorker(driver));
    }

    void open(String fragment) {
        driver.get("about:blank");
        driver.get(address + fragment);
        await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("html[data-ready]")));
    }

    void size(Dimension size) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", size.getWidth(), "height", size.getHeight(), "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", size.equals(PHONE)));
    }

    void dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** By script, as is {@link #elder}: hundreds of times, where a click of the mouse takes a tenth of a second. */
    void choose(String language) {
        script(
                "if (!document.documentElement.lang.startsWith(arguments[0]))"
                        + " document.getElementById('language').click()",
                language);
    }

    void elder(boolean on) {
        script(
                "const e = document.getElementById('elder');"
                        + " if ((e.getAttribute('aria-pressed') === 'true') !== arguments[0]) e.click()",
                on);
    }

    /** Checks a text through the field for it, as used in a region, in the page as it is open. */
    void check(String text, String here) {
        script("document.getElementById('here').value = arguments[0]", here);
        checkHere(text);
    }

    /** The same where the page says it is used. */
    void checkHere(String text) {
        if (byId("result-view").isDisplayed()) {
            verifyAnother();
        }
        byId("tab-text").click();
        script("document.getElementById('text').value = arguments[0]", text);
        byId("check").click();
        awaitVerdict();
    }

    void check(String text) {
        check(text, "330000");
    }

    /** A hand scanner types the text while no field has the focus, a key each millisecond, however busy this machine is. */
    void handScan(String text) {
        script("""
                document.activeElement.blur();
                const start = performance.now();
                [...arguments[0], 'Enter'].forEach((key, at) => {
                  const event = new KeyboardEvent('keydown', { key, bubbles: true });
                  Object.defineProperty(event, 'timeStamp', { value: start + at });
                  document.body.dispatchEvent(event);
                });
                """, text);
    }

    /**
     * The fragment that a printed record of a text's check carries.
     *
     * @param changed how far from its end a character is changed, 0 for none
     */
    String recordOf(String text, int changed) {
        var link = String.valueOf(script(
                "return fetch('api/v1/verifications', {method: 'POST', headers: {'Content-Type': 'application/json'},"
                        + " body: JSON.stringify({text: arguments[0], recordFor: location.origin + '/'})})"
                        + ".then(r => r.json()).then(a => a.record.link)",
                text));
        var fragment = link.substring(link.indexOf('#'));
        if (changed == 0) {
            return fragment;
        }
        var place = fragment.length() - changed;
        return fragment.substring(0, place)
                + (fragment.charAt(place) == 'A' ? 'B' : 'A')
                + fragment.substring(place + 1);
    }

    void verifyAnother() {
        element(".actions .primary").sendKeys(Keys.ENTER);
        await(ExpectedConditions.visibilityOfElementLocated(By.id("ask-view")));
    }

    void awaitVerdict() {
        await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(".verdict")));
    }

    /** A result that is looked at for longer than its time. */
    void keepResult() {
        script("const k = document.getElementById('keep'); if (k.checkVisibility()) k.click()");
    }

    String verdict() {
        return String.valueOf(element(".verdict").getAttribute("data-code"));
    }

    WebElement byId(String id) {
        return driver.findElement(By.id(id));
    }

    WebElement element(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> elements(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    @Nullable
    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    List<?> list(String script) {
        return (List<?>) Objects.requireNonNull(script(script));
    }

    <T> T await(Function<? super WebDriver, T> condition) {
        return new WebDriverWait(driver, Duration.ofSeconds(20), LOOK_AGAIN).until(condition);
    }
}
