// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.screens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium that takes pictures: all of a page as PNG into one folder, and what documents show as WebP into another. */
final class Screen implements AutoCloseable {
    private static final int PHONE_WIDTH = 360;
    private static final int PHONE_HEIGHT = 780;
    private static final int DESK_WIDTH = 1440;
    private static final int DESK_HEIGHT = 900;
    private static final int QUALITY = 80;

    private final ChromeDriver driver;
    private final Path all;
    private final Path documents;
    private final Set<String> chosen;
    private final List<String> failures = new ArrayList<>();
    private Look look = Look.ZH;

    private Screen(ChromeDriver driver, Path all, Path documents, Set<String> chosen) {
        this.driver = driver;
        this.all = all;
        this.documents = documents;
        this.chosen = chosen;
    }

    /** @param chosen names of pictures that documents show */
    static Screen open(Path all, Path documents, Set<String> chosen) throws IOException {
        Files.createDirectories(all);
        Files.createDirectories(documents);
        var options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                .build();
        return new Screen(new ChromeDriver(service, options), all, documents, chosen);
    }

    void look(Look wanted) {
        look = wanted;
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", look.dark ? "dark" : "light"))));
        phone();
    }

    Look look() {
        return look;
    }

    void online(boolean on) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", !on, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    private void phone() {
        size(PHONE_WIDTH, PHONE_HEIGHT, 2, true);
    }

    private void desk() {
        size(DESK_WIDTH, DESK_HEIGHT, 1, false);
    }

    private void size(int width, int height, int ratio, boolean touch) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", ratio, "mobile", touch));
        driver.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", touch));
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
        driver.executeAsyncScript(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))");
        write(all.resolve(name + ".png"), Map.of("format", "png", "captureBeyondViewport", true));
        if (chosen.contains(name)) {
            var clip = Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1);
            write(
                    documents.resolve(name + ".webp"),
                    Map.of("format", "webp", "quality", QUALITY, "captureBeyondViewport", true, "clip", clip));
        }
    }

    private void write(Path file, Map<String, Object> how) {
        var shot = driver.executeCdpCommand("Page.captureScreenshot", how);
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

    void go(String address) {
        driver.get(address);
    }

    void forgetCookies() {
        driver.manage().deleteAllCookies();
    }

    void click(String css) {
        await(ExpectedConditions.elementToBeClickable(By.cssSelector(css)));
        // as a keyboard would: nothing that sticks to an edge of the screen is in the way
        script("document.querySelector(arguments[0]).click()", css);
    }

    /** Clicks what leads to another page, and waits for it. */
    void follow(String css) {
        var old = driver.findElement(By.tagName("html"));
        click(css);
        await(ExpectedConditions.stalenessOf(old));
    }

    void type(String css, String value) {
        var input = await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
        input.clear();
        input.sendKeys(value);
    }

    void send(String css, Path file) {
        driver.findElement(By.cssSelector(css)).sendKeys(file.toString());
    }

    void seen(String css) {
        await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
    }

    boolean has(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    String text(String css) {
        return String.valueOf(script("return document.querySelector(arguments[0]).textContent", css));
    }

    String attribute(String css, String name) {
        return Objects.requireNonNullElse(
                driver.findElement(By.cssSelector(css)).getAttribute(name), "");
    }

    <T> T await(Function<? super WebDriver, T> condition) {
        return new WebDriverWait(driver, Duration.ofSeconds(15))
                .ignoring(StaleElementReferenceException.class)
                .until(condition);
    }

    Object script(String script, Object... arguments) {
        return Objects.requireNonNullElse(driver.executeScript(script, arguments), "");
    }

    Object wait(String script, Object... arguments) {
        return Objects.requireNonNullElse(driver.executeAsyncScript(script, arguments), "");
    }

    @Override
    public void close() {
        driver.quit();
    }
}
