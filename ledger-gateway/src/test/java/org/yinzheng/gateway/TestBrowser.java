// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.junit.jupiter.api.Assertions.assertAll;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.yinzheng.pages.HeadlessChromium;

/** A real Chromium at a gateway. */
final class TestBrowser implements AutoCloseable {
    /** A name under which the gateway is reached as from another machine: no secure context over plain HTTP. */
    static final String ELSEWHERE = "wallet.example";

    /** Half a second, as is usual, would be most of what these tests take. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private static @Nullable TestBrowser shared;

    private final ChromeDriver driver;
    private final TestGateway gateway;
    private final TestCamera camera;
    private final PageLooks looks;
    private final Map<String, Set<Cookie>> sessions = new HashMap<>();

    private TestBrowser(ChromeDriver driver, TestGateway gateway, TestCamera camera) {
        this.driver = driver;
        this.camera = camera;
        this.gateway = gateway;
        this.looks = new PageLooks(driver);
    }

    /** One browser at {@link TestProvinces#shared()} for all tests, as nobody left it; it ends with the test run. */
    static synchronized TestBrowser shared() {
        if (shared == null) {
            var started = start(TestProvinces.shared().gateway());
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            shared = started;
        }
        shared.looks.dark(false);
        shared.looks.size(PageLooks.DESK);
        shared.driver.manage().logs().get(LogType.BROWSER);
        return shared;
    }

    /** Skips the tests, loudly, where there is no Chromium. */
    static TestBrowser start(TestGateway gateway) {
        HeadlessChromium.assumeHere("THE CONSOLE IS");
        var camera = new TestCamera();
        var arguments = new ArrayList<>(camera.arguments());
        arguments.add("--host-resolver-rules=MAP " + ELSEWHERE + " 127.0.0.1");
        return new TestBrowser(HeadlessChromium.start(arguments), gateway, camera);
    }

    void open(String path) {
        if (path.contains("#")) {
            // where the page is the same but for the fragment, the browser would not load it anew
            driver.get("about:blank");
        }
        driver.get(gateway.uri(path).toString());
    }

    /** At the console in the given language, as the account and nobody else. */
    void signIn(String account, String language) {
        driver.manage().logs().get(LogType.BROWSER);
        open("/console/sign-in");
        driver.manage().deleteAllCookies();
        // a way through all pages of the sign-in takes seconds, and its own tests go it
        sessions.getOrDefault(account, Set.of()).forEach(driver.manage()::addCookie);
        open("/console/settings/language?to=" + language);
        open("/console");
        if (!driver.getCurrentUrl().endsWith("/console")) {
            enter(account);
        }
        await(ExpectedConditions.urlMatches("/console(\\?continue)?$"));
        sessions.put(account, driver.manage().getCookies());
    }

    /** The same without a mouse. */
    void signInByKeys(String account, String language) {
        open("/console/sign-in");
        driver.manage().deleteAllCookies();
        open("/console/settings/language?to=" + language);
        open("/console/sign-in");
        press("start");
        typeByKeys("username", account);
        typeByKeys("password", gateway.secret(account));
        press("enter");
        await(ExpectedConditions.urlMatches("/console(\\?continue)?$"));
    }

    /** From the page that asks to sign in to wherever that leads back to. */
    void enter(String account) {
        await(ExpectedConditions.elementToBeClickable(By.id("start"))).click();
        type("username", account);
        type("password", gateway.secret(account));
        click("enter");
    }

    WebElement find(String id) {
        return await(ExpectedConditions.visibilityOfElementLocated(By.id(id)));
    }

    String text(String css) {
        return await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)))
                .getText();
    }

    void type(String id, String value) {
        var input = find(id);
        input.clear();
        input.sendKeys(value);
    }

    /** A native date picker takes keys by the machine's habit; the value is what counts. */
    void date(String id, String value) {
        script("const i = document.getElementById(arguments[0]); i.value = arguments[1]", id, value);
    }

    /** Clicks something that leads to another page, and waits for that page. */
    void click(String id) {
        var old = driver.findElement(By.tagName("html"));
        find(id).click();
        awaitLeft(old);
    }

    /** Until the page that this belonged to has made way for the next. */
    void awaitLeft(WebElement old) {
        await(browser -> {
            try {
                return old.getTagName().isEmpty();
            } catch (StaleElementReferenceException e) {
                return true;
            } catch (WebDriverException e) {
                // what Chromium says while it replaces the document
                return String.valueOf(e.getMessage()).contains("does not belong to the document");
            }
        });
    }

    /** Reaches the element by the tab key alone and presses Enter. */
    void press(String id) {
        var old = driver.findElement(By.tagName("html"));
        focusByKeys(id);
        driver.switchTo().activeElement().sendKeys(Keys.ENTER);
        awaitLeft(old);
    }

    /** Reaches the element by the tab key alone and presses Enter; the page stays. */
    void key(String id) {
        focusByKeys(id);
        driver.switchTo().activeElement().sendKeys(Keys.ENTER);
    }

    /** Reaches an input by the tab key alone and types. */
    void typeByKeys(String id, String value) {
        focusByKeys(id);
        driver.switchTo().activeElement().sendKeys(value);
    }

    /** Reaches a list or a group of choices by the tab key alone, and goes on by the arrow down until the value is chosen. */
    void chooseByKeys(String id, String value) {
        focusByKeys(id);
        for (int i = 0; i < 30; i++) {
            var at = driver.switchTo().activeElement();
            boolean here = value.equals(at.getAttribute("value"));
            if (here && (at.getTagName().equals("select") || at.isSelected())) {
                return;
            }
            at.sendKeys(here ? Keys.SPACE : Keys.ARROW_DOWN);
        }
        throw new AssertionError("the arrow keys do not reach " + value);
    }

    private void focusByKeys(String id) {
        for (int i = 0; i < 80; i++) {
            if (id.equals(driver.switchTo().activeElement().getAttribute("id"))) {
                return;
            }
            driver.switchTo().activeElement().sendKeys(Keys.TAB);
        }
        throw new AssertionError("the tab key does not reach " + id);
    }

    <T> T await(Function<? super WebDriver, T> condition) {
        return new WebDriverWait(driver, Duration.ofSeconds(30), LOOK_AGAIN)
                .ignoring(StaleElementReferenceException.class)
                .until(condition);
    }

    Object script(String script, Object... arguments) {
        return Objects.requireNonNullElse(((JavascriptExecutor) driver).executeScript(script, arguments), "");
    }

    TestCamera camera() {
        return camera;
    }

    /** What is done where pages find voices; what they have said is {@code window.spoken}, with its language in front. */
    void withVoices(Runnable work) {
        var added = driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", """
                window.spoken = [];
                const voices = ['zh-HK', 'zh-CN', 'en-GB'].map((lang) => ({ lang }));
                Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
                  getVoices: () => voices, cancel() {}, speak: (words) => window.spoken.push(words.lang + ' ' + words.text) }) });
                window.SpeechSynthesisUtterance = function (text) { this.text = text; };
                """));
        try {
            work.run();
        } finally {
            driver.executeCdpCommand(
                    "Page.removeScriptToEvaluateOnNewDocument",
                    Map.of("identifier", Objects.requireNonNull(added.get("identifier"))));
        }
    }

    /** Presses the page's button and gives what was said. */
    String readAloud() {
        find("aloud").click();
        var spoken = (List<?>) script("return window.spoken");
        return String.valueOf(spoken.get(spoken.size() - 1));
    }

    /** What the browser says it is; empty for its own word. */
    void userAgent(String words) {
        driver.executeCdpCommand("Network.setUserAgentOverride", Map.of("userAgent", words));
    }

    ChromeDriver driver() {
        return driver;
    }

    /** How the page looks that is open. */
    PageLooks looks() {
        return looks;
    }

    /** As {@link PageLooks#inspect}. */
    void inspect(String name) {
        looks.inspect(name);
    }

    /** Looks at each of them, whatever the others look like. */
    void visit(Map<String, String> pages) {
        assertAll(new TreeMap<>(pages)
                .entrySet().stream().<Executable>map(page -> () -> visit(page.getKey(), page.getValue())));
    }

    /** With axe-core in Chinese, then on a phone in large English letters: what fits there fits in ordinary ones and on a desk. */
    void visit(String name, String path) {
        open(path);
        looks.inspect(name + "-zh");
        driver.manage().addCookie(new Cookie("yz-language", "en", "/"));
        if (PageLooks.PICTURES) {
            open(path);
            looks.look(name + "-en");
        }
        driver.manage().addCookie(new Cookie("yz-view", "elder", "/"));
        open(path);
        looks.onPhone(name + "-elder");
        driver.manage().deleteCookieNamed("yz-view");
        driver.manage().addCookie(new Cookie("yz-language", "zh", "/"));
    }

    /** The element with the selector as it stands on the screen, one pixel of the picture for one of the screen. */
    byte[] pictureOf(String css) {
        var place = (Map<?, ?>) script(
                "const b = document.querySelector(arguments[0]).getBoundingClientRect(); return"
                        + " {x: b.x + scrollX, y: b.y + scrollY, width: b.width, height: b.height, scale: 1}",
                css);
        var shot = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", place));
        return Base64.getDecoder().decode(String.valueOf(shot.get("data")));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
