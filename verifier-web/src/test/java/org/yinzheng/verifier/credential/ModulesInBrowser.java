// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.credential;

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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;
import org.yinzheng.pages.HeadlessChromium;

/** Chromium with an empty page of one origin that serves our modules, the tests' own, and the vector files; else 404. */
final class ModulesInBrowser implements AutoCloseable {
    private static final String POLICY = "default-src 'none'; script-src 'self' 'unsafe-eval'; connect-src 'self'";
    private static final Path VECTORS = Path.of("..", "credential", "src", "test", "resources");

    private final HttpServer server;
    private final ChromeDriver driver;

    private ModulesInBrowser(HttpServer server, ChromeDriver driver) {
        this.server = server;
        this.driver = driver;
    }

    static ModulesInBrowser start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", ModulesInBrowser::serve);
        server.start();
        var driver = HeadlessChromium.start(List.of());
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(3));
        driver.get("http://localhost:" + server.getAddress().getPort() + "/");
        return new ModulesInBrowser(server, driver);
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
