// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.pages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;

/** The browser in which all pages are tested. */
public final class HeadlessChromium {

    private HeadlessChromium() {}

    /**
     * Skips the calling test where there is no Chromium with its driver, and says so.
     *
     * @param untested what is not tested then, as the first words of a sentence
     */
    public static void assumeHere(String untested) {
        boolean here = browser().isPresent() && control().isPresent();
        var missing = untested + " NOT TESTED: no Chromium with its driver here (Debian: apt-get install"
                + " chromium-headless-shell chromium-driver)";
        if (!here) {
            System.err.println(missing);
        }
        assumeTrue(here, missing);
    }

    /**
     * Starts one; whoever starts it quits it. What pages say to its console is kept in its logs.
     *
     * @param arguments more of them for Chromium's command line
     * @param logs more kinds of logs to keep, of {@link LogType}
     */
    public static ChromeDriver start(List<String> arguments, String... logs) {
        var options = new ChromeOptions();
        options.setBinary(browser().orElseThrow().toFile());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars");
        options.addArguments(arguments);
        options.setCapability(
                "goog:loggingPrefs",
                Stream.concat(Stream.of(LogType.BROWSER), Stream.of(logs))
                        .collect(Collectors.toMap(Function.identity(), log -> "ALL")));
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(control().orElseThrow().toFile())
                .build();
        return new ChromeDriver(service, options);
    }

    /**
     * Whether a service worker stands ready for the page that is open. The page's own promise of one that is {@code ready} is no
     * answer where pages come past it: once it rests, that promise is never kept.
     */
    public static boolean hasServiceWorker(ChromeDriver browser) {
        return Boolean.TRUE.equals(browser.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + " navigator.serviceWorker.getRegistration().then((one) => done(Boolean(one?.active)))"));
    }

    /**
     * The one without windows comes first: it takes a fifth less of the processor for the same pages. Not Debian's script of that
     * name: what ends the browser would end the script and leave the browser.
     */
    private static Optional<Path> browser() {
        return firstOf(
                "/usr/lib/chromium/chromium-headless-shell",
                "/usr/bin/chromium",
                "/usr/bin/chromium-browser",
                "/usr/bin/google-chrome");
    }

    private static Optional<Path> control() {
        return firstOf("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");
    }

    private static Optional<Path> firstOf(String... paths) {
        return Stream.of(paths).map(Path::of).filter(Files::isExecutable).findFirst();
    }
}
