// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.yinzheng.verifier.testledger.QrPictures;
import org.yinzheng.verifier.testledger.RunningVerifier;
import org.yinzheng.verifier.testledger.SampleLedger;

/** The page in a real browser. With {@code -Dyinzheng.screens=true} pictures of it are left in target/screens. */
class PageTest {

    private static final SampleLedger LEDGER = SampleLedger.now();
    private static final Dimension PHONE = new Dimension(390, 844);
    private static final Dimension DESK = new Dimension(1280, 900);

    @TempDir
    static Path folder;

    private static @Nullable RunningVerifier verifier;
    private static @Nullable ChromeDriver driver;

    @BeforeAll
    static void start() throws IOException {
        var browser = firstOf("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
        var control = firstOf("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");
        var missing = "THE PAGE IS NOT TESTED: no Chromium with its driver here (Debian: apt-get install chromium"
                + " chromium-driver)";
        if (browser.isEmpty() || control.isEmpty()) {
            System.err.println(missing);
        }
        assumeTrue(browser.isPresent() && control.isPresent(), missing);
        verifier =
                RunningVerifier.start(LEDGER.chain, folder.resolve("view"), "--yinzheng.verifier.checks-per-minute=0");
        Files.createDirectories(Path.of("target", "screens"));
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(control.get().toFile())
                        .build(),
                options(browser.get()));
    }

    private static ChromeOptions options(Path browser) {
        var options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars");
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        return options;
    }

    @AfterAll
    static void stop() {
        if (driver != null) {
            driver.quit();
        }
        if (verifier != null) {
            verifier.close();
        }
    }

    @BeforeEach
    void fresh() {
        size(DESK);
        open("");
        ((JavascriptExecutor) browser()).executeScript("localStorage.clear()");
        open("");
    }

    @Test
    void a_pasted_code_gets_its_verdict_its_document_and_every_check() {
        choose("zh");
        check(LEDGER.text("valid"));
        assertThat(verdict()).isEqualTo("VALID");
        assertThat(browser().findElements(By.cssSelector(".checks li"))).hasSize(15);
        assertThat(browser().findElement(By.cssSelector(".document")).getText()).contains("虚构小吃店");
        assertThat(browser().findElement(By.id("live")).getAttribute("textContent"))
                .isNotBlank();
        assertThat(browser().switchTo().activeElement().getAttribute("class")).contains("verdict");
        screens("valid");
    }

    @Test
    void bad_and_doubtful_verdicts_show_word_icon_and_reason() {
        for (var name : List.of("revoked", "taken in", "unrecorded", "reversed", "partly claimed", "stranger")) {
            open("");
            check(LEDGER.text(name));
            assertThat(browser().findElement(By.cssSelector(".verdict-word")).getText())
                    .isNotBlank();
            assertThat(browser().findElements(By.cssSelector(".verdict-head .icon")))
                    .hasSize(1);
        }
        open("");
        check(LEDGER.text("revoked"));
        screens("revoked");
    }

    @Test
    void nothing_of_a_tampered_code_is_shown_as_content() {
        var text = LEDGER.text("valid");
        check(text.substring(0, text.length() - 10)
                + (text.charAt(text.length() - 10) == 'A' ? 'B' : 'A')
                + text.substring(text.length() - 9));
        assertThat(verdict()).isEqualTo("TAMPERED");
        assertThat(browser().findElements(By.cssSelector(".document"))).isEmpty();
        screens("tampered");
    }

    @Test
    void a_document_from_a_link_leaves_the_address_bar_and_waits_for_the_person() {
        open("#" + LEDGER.text("valid"));
        await(ExpectedConditions.visibilityOfElementLocated(By.id("from-link")));
        assertThat(browser().getCurrentUrl()).doesNotContain("YZ1");
        assertThat(browser().findElement(By.id("result")).isDisplayed()).isFalse();
        screens("from-link");
        browser().findElement(By.id("check")).click();
        awaitVerdict();
        assertThat(verdict()).isEqualTo("VALID");
        assertThat(requestsWithText()).as("addresses that hold the document").isEmpty();
    }

    @Test
    void a_picture_is_uploaded_and_read() throws IOException {
        var picture = Files.write(folder.resolve("code.png"), QrPictures.png(LEDGER.text("valid")));
        browser().findElement(By.id("file")).sendKeys(picture.toString());
        browser().findElement(By.id("check")).click();
        awaitVerdict();
        assertThat(verdict()).isEqualTo("VALID");
    }

    @Test
    void the_keyboard_alone_suffices() {
        var text = browser().findElement(By.id("text"));
        text.sendKeys(LEDGER.text("valid"));
        for (int i = 0; i < 12 && !focused("check"); i++) {
            browser().switchTo().activeElement().sendKeys(Keys.TAB);
        }
        assertThat(focused("check")).isTrue();
        browser().switchTo().activeElement().sendKeys(Keys.ENTER);
        awaitVerdict();
        assertThat(verdict()).isEqualTo("VALID");
    }

    @Test
    void the_language_changes_everything_and_is_remembered() {
        choose("zh");
        check(LEDGER.text("valid"));
        var chinese = browser().findElement(By.cssSelector(".verdict-word")).getText();
        browser().findElement(By.id("language")).click();
        assertThat(browser().findElement(By.cssSelector(".verdict-word")).getText())
                .isNotEqualTo(chinese);
        open("");
        assertThat(browser().findElement(By.tagName("h1")).getText()).isEqualTo("Is this licence or receipt genuine?");
        assertThat(browser().findElements(By.cssSelector("[data-i18n]")))
                .allSatisfy(element -> assertThat(element.getAttribute("textContent"))
                        .as("text of %s", element.getAttribute("data-i18n"))
                        .isNotBlank());
    }

    @Test
    void the_large_view_has_large_text_and_targets() {
        size(PHONE);
        browser().findElement(By.id("elder")).click();
        assertThat(pixels(browser().findElement(By.tagName("body")), "font-size"))
                .isGreaterThanOrEqualTo(18);
        for (var id : List.of("check", "language", "elder", "larger", "tab-hand", "here")) {
            assertThat(browser().findElement(By.id(id)).getSize().getHeight())
                    .as("height of %s", id)
                    .isGreaterThanOrEqualTo(60);
        }
        for (int i = 0; i < 6; i++) {
            browser().findElement(By.id("larger")).click();
        }
        assertThat(pixels(browser().findElement(By.tagName("body")), "font-size"))
                .isEqualTo(30);
        assertFitsTheScreen();
        picture("elder-phone");
        choose("zh");
        check(LEDGER.text("valid"));
        assertFitsTheScreen();
        picture("elder-phone-valid");
    }

    @Test
    void slips_in_the_form_by_hand_are_named_at_their_field() {
        browser().findElement(By.id("tab-hand")).click();
        browser().findElement(By.id("r-code")).sendKeys("1234");
        browser().findElement(By.id("look-up")).click();
        assertThat(browser().findElement(By.id("hand-error")).getText()).isNotBlank();
        assertThat(focused("r-code")).isTrue();
        screens("by-hand");
    }

    @Test
    void the_first_screen_fits_and_nothing_is_complained_about() {
        screens("first");
        check(LEDGER.text("valid"));
        assertThat(browser().manage().logs().get(LogType.BROWSER).getAll())
                .extracting(LogEntry::getMessage)
                .as("the browser's complaints")
                .isEmpty();
    }

    private void screens(String name) {
        for (var language : List.of("zh", "en")) {
            choose(language);
            size(PHONE);
            assertFitsTheScreen();
            picture(name + "-phone-" + language);
            size(DESK);
            assertFitsTheScreen();
            picture(name + "-desk-" + language);
        }
    }

    private void picture(String name) {
        if (!Boolean.getBoolean("yinzheng.screens")) {
            return;
        }
        ((JavascriptExecutor) browser())
                .executeScript("(document.querySelector('.verdict') ?? document.body).scrollIntoView()");
        try {
            Files.write(Path.of("target", "screens", name + ".png"), browser().getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertFitsTheScreen() {
        var overflow = ((JavascriptExecutor) browser())
                .executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow)
                .as("pixels beyond the right edge of a page whose widest is %s", widest())
                .isEqualTo(0L);
    }

    private Object widest() {
        return Objects.requireNonNull(
                ((JavascriptExecutor) browser())
                        .executeScript(
                                "return [...document.querySelectorAll('body *')].sort((a, b) =>"
                                        + " b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0].outerHTML.slice(0, 200)"));
    }

    private void check(String text) {
        ((JavascriptExecutor) browser())
                .executeScript(
                        "const t = document.getElementById('text'); t.value = arguments[0];"
                                + " t.dispatchEvent(new Event('input'))",
                        text);
        var here = browser().findElement(By.id("here"));
        here.findElement(By.cssSelector("option[value='330000']")).click();
        browser().findElement(By.id("check")).click();
        awaitVerdict();
    }

    private void awaitVerdict() {
        await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(".verdict")));
    }

    private String verdict() {
        return String.valueOf(browser().findElement(By.cssSelector(".verdict")).getAttribute("data-code"));
    }

    private boolean focused(String id) {
        return id.equals(browser().switchTo().activeElement().getAttribute("id"));
    }

    private void choose(String language) {
        var root = String.valueOf(browser().findElement(By.tagName("html")).getAttribute("lang"));
        if (!root.startsWith(language)) {
            browser().findElement(By.id("language")).click();
        }
    }

    private List<?> requestsWithText() {
        return (List<?>) Objects.requireNonNull(((JavascriptExecutor) browser())
                .executeScript(
                        "return performance.getEntries().map(e => e.name).filter(n => n.includes('YZ1:'"
                                + " + arguments[0]) && !n.includes('#'))",
                        LEDGER.text("valid").substring(4, 20)));
    }

    private static double pixels(WebElement element, String property) {
        return Double.parseDouble(element.getCssValue(property).replace("px", ""));
    }

    private void size(Dimension size) {
        browser()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of(
                                "width",
                                size.getWidth(),
                                "height",
                                size.getHeight(),
                                "deviceScaleFactor",
                                1,
                                "mobile",
                                false));
    }

    private void open(String fragment) {
        browser().get("about:blank");
        browser().get(Objects.requireNonNull(verifier).address() + fragment);
        await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("html[data-ready]")));
    }

    private <T> void await(Function<? super WebDriver, T> condition) {
        new WebDriverWait(browser(), Duration.ofSeconds(15)).until(condition);
    }

    private static ChromeDriver browser() {
        return Objects.requireNonNull(driver);
    }

    private static Optional<Path> firstOf(String... paths) {
        return Stream.of(paths).map(Path::of).filter(Files::isExecutable).findFirst();
    }
}
