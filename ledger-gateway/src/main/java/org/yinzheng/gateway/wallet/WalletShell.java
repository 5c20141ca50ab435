// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.json.JsonMapper;

/**
 * The wallet's page, and the service worker that keeps it without a network. The worker names every file of the page and
 * the digest of them all, so a browser fetches the whole page anew when any of it changed, and never half of it.
 */
@Controller
class WalletShell {
    private static final String STATIC = "static/";

    /** What the page is made of, below {@code static/}. */
    private static final String[] PARTS = {
        "wallet/index.html",
        "wallet/manifest.webmanifest",
        "wallet/assets/**/*.*",
        "assets/credential/**/*.js",
        "assets/shared/**/*.*",
        "console/assets/console.css"
    };

    private final String worker;

    WalletShell(JsonMapper json) throws IOException {
        var files = files();
        worker = text(new PathMatchingResourcePatternResolver().getResource("classpath:wallet/worker.js"))
                .replace("\"VERSION\"", json.writeValueAsString(digest(files)))
                .replace("[\"FILES\"]", json.writeValueAsString(files.keySet()));
    }

    @GetMapping("/wallet")
    String address() {
        return "redirect:/wallet/";
    }

    @GetMapping("/wallet/")
    String page() {
        return "forward:/wallet/index.html";
    }

    @GetMapping(path = "/wallet/worker.js", produces = "text/javascript")
    @ResponseBody
    ResponseEntity<String> worker() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/javascript"))
                .cacheControl(CacheControl.noCache())
                .body(worker);
    }

    private static Map<String, Resource> files() throws IOException {
        var resolver = new PathMatchingResourcePatternResolver();
        var files = new TreeMap<String, Resource>();
        for (String part : PARTS) {
            for (Resource file : resolver.getResources("classpath*:" + STATIC + part)) {
                var url = file.getURL().toString();
                var path = url.substring(url.lastIndexOf("/" + STATIC) + STATIC.length());
                files.put(path.equals("/wallet/index.html") ? "/wallet/" : path, file);
            }
        }
        return files;
    }

    private static String digest(Map<String, Resource> files) {
        try {
            var all = MessageDigest.getInstance("SHA-256");
            for (var file : files.entrySet()) {
                all.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                all.update(file.getValue().getContentAsByteArray());
            }
            return HexFormat.of().formatHex(all.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Resource file) throws IOException {
        return file.getContentAsString(StandardCharsets.UTF_8);
    }
}
