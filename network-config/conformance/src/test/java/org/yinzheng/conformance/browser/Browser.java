// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.browser;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.yinzheng.pages.HeadlessChromium;

/** A Chromium, and what people do in it. */
public class Browser implements AutoCloseable {
    protected static final int PHONE_WIDTH = 360;
    protected static final int PHONE_HEIGHT = 780;
    protected static final int DESK_WIDTH = 1440;
    protected static final int DESK_HEIGHT = 900;

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Half a second, as is usual, would be most of what a test takes. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final ChromeDriver driver;

    /** @param more arguments of Chromium's command line */
    protected Browser(String... more) {
        driver = HeadlessChromium.start(List.of(more));
    }

    protected final ChromeDriver driver() {
        return driver;
    }

    public final void phone() {
        size(PHONE_WIDTH, PHONE_HEIGHT, 2, true);
    }

    public final void desk() {
        size(DESK_WIDTH, DESK_HEIGHT, 1, false);
    }

    private void size(int width, int height, int ratio, boolean touch) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", ratio, "mobile", touch));
        driver.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", touch));
    }

    public final void online(boolean on) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", !on, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    public final void go(String address) {
        driver.get(address);
    }

    public final String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    public final void forgetCookies() {
        driver.manage().deleteAllCookies();
    }

    public final void click(String css) {
        await(ExpectedConditions.elementToBeClickable(By.cssSelector(css)));
        // as a keyboard would: nothing that sticks to an edge of the screen is in the way
        script("document.querySelector(arguments[0]).click()", css);
    }

    /** Clicks what leads to another page, and waits for it. */
    public final void follow(String css) {
        var old = driver.findElement(By.tagName("html"));
        click(css);
        await(ExpectedConditions.stalenessOf(old));
    }

    /** Clicks what opens beside this page, does the work there, and comes back. */
    public final void beside(String css, Runnable work) {
        var here = driver.getWindowHandle();
        click(css);
        driver.switchTo().window(await(browser -> browser.getWindowHandles().stream()
                .filter(one -> !one.equals(here))
                .findFirst()
                .orElse(null)));
        work.run();
        driver.close();
        driver.switchTo().window(here);
    }

    public final void type(String css, String value) {
        var input = seen(css);
        input.clear();
        input.sendKeys(value);
    }

    /** Picks from a list, as a person does: the page hears of it. */
    public final void choose(String css, String value) {
        seen(css);
        script(
                "const list = document.querySelector(arguments[0]); list.value = arguments[1];"
                        + " list.dispatchEvent(new Event('change', { bubbles: true }))",
                css,
                value);
    }

    public final void send(String css, Path file) {
        driver.findElement(By.cssSelector(css)).sendKeys(file.toString());
    }

    public final WebElement seen(String css) {
        return await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
    }

    public final boolean has(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    public final String text(String css) {
        return String.valueOf(script("return document.querySelector(arguments[0]).textContent", css));
    }

    public final String attribute(String css, String name) {
        return Objects.requireNonNullElse(
                driver.findElement(By.cssSelector(css)).getAttribute(name), "");
    }

    public final <T> T await(Function<? super WebDriver, T> condition) {
        return new WebDriverWait(driver, PATIENCE, LOOK_AGAIN)
                .ignoring(StaleElementReferenceException.class)
                .until(condition);
    }

    public final Object script(String script, Object... arguments) {
        return Objects.requireNonNullElse(driver.executeScript(script, arguments), "");
    }

    public final Object wait(String script, Object... arguments) {
        return Objects.requireNonNullElse(driver.executeAsyncScript(script, arguments), "");
    }

    /** @param looks light or dark */
    protected final void colours(String looks) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", looks))));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
