// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.credential;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Chromium with an empty page of one origin that serves our modules, the tests' own, and the vector files; else 404. */
final class ModulesInBrowser implements AutoCloseable {
    private static final String MISSING = "THE CREDENTIAL IS NOT TESTED IN A BROWSER: no Chromium with its driver here"
            + " (Debian: apt-get install chromium chromium-driver)";
    private static final String POLICY = "default-src 'none'; script-src 'self' 'unsafe-eval'; connect-src 'self'";
    private static final Path VECTORS = Path.of("..", "credential", "src", "test", "resources");

    private final HttpServer server;
    private final ChromeDriver driver;

    private ModulesInBrowser(HttpServer server, ChromeDriver driver) {
        this.server = server;
        this.driver = driver;
    }

    /** Skips the calling test, and says so, where there is no browser. */
    static ModulesInBrowser start() throws IOException {
        var browser = firstOf("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
        var control = firstOf("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");
        if (browser.isEmpty() || control.isEmpty()) {
            System.err.println(MISSING);
        }
        assumeTrue(browser.isPresent() && control.isPresent(), MISSING);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", ModulesInBrowser::serve);
        server.start();
        var options = new ChromeOptions();
        options.setBinary(browser.get().toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(control.get().toFile())
                .build();
        var driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(3));
        driver.get("http://localhost:" + server.getAddress().getPort() + "/");
        return new ModulesInBrowser(server, driver);
    }

    private static Optional<Path> firstOf(String... paths) {
        return Stream.of(paths).map(Path::of).filter(Files::isExecutable).findFirst();
    }

    /**
     * Runs a script with {@code await}; what it returns comes back as plain Java values.
     *
     * @throws AssertionError if it fails
     */
    @Nullable
    Object run(String script, Object... arguments) {
        var answer = driver.executeAsyncScript(
                "const done = arguments[arguments.length - 1]; const given = [...arguments].slice(0, -1);"
                        + " (async () => { " + script + " })().then((value) => done({ value }),"
                        + " (fault) => done({ fault: String(fault?.stack ?? fault) }));",
                arguments);
        if (answer instanceof Map<?, ?> outcome && outcome.containsKey("fault")) {
            throw new AssertionError("in the browser: " + outcome.get("fault"));
        }
        return answer instanceof Map<?, ?> outcome ? outcome.get("value") : null;
    }

    private static void serve(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream file = open(exchange.getRequestURI().getPath())) {
            byte[] body = file.readAllBytes();
            exchange.getResponseHeaders()
                    .set("Content-Type", type(exchange.getRequestURI().getPath()));
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException missing) {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private static InputStream open(String path) throws IOException {
        if (path.equals("/")) {
            return new ByteArrayInputStream("<!doctype html><title>modules</title>".getBytes(StandardCharsets.UTF_8));
        }
        if (path.startsWith("/vectors/") || path.startsWith("/foreign/")) {
            return Files.newInputStream(VECTORS.resolve(path.substring(1)));
        }
        var name = path.startsWith("/assets/") ? "/static" + path : "/credential" + path;
        var found = ModulesInBrowser.class.getResourceAsStream(name);
        if (found == null) {
            throw new IOException("nothing at " + path);
        }
        return found;
    }

    private static String type(String path) {
        return path.endsWith(".js") ? "text/javascript" : path.endsWith(".json") ? "application/json" : "text/html";
    }

    @Override
    public void close() {
        driver.quit();
        server.stop(0);
    }
}
