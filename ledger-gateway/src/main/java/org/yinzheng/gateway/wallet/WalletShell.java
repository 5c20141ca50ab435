// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.yinzheng.pages.PageVersion;
import tools.jackson.databind.json.JsonMapper;

/**
 * The wallet's page, and the service worker that keeps it without a network. The worker names every file of the page and
 * the digest of them all, so a browser fetches the whole page anew when any of it changed, and never half of it.
 */
@Controller
class WalletShell {
    private static final String STATIC = "static/";
    private static final String WORKER = "/wallet/worker.js";

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
        var names = json.writeValueAsString(files.keySet());
        var script = new PathMatchingResourcePatternResolver()
                .getResource("classpath:wallet/worker.js")
                .getContentAsByteArray();
        // the worker is a part of the page that it keeps
        files.put(WORKER, script);
        worker = new String(script, StandardCharsets.UTF_8)
                .replace("\"VERSION\"", json.writeValueAsString(PageVersion.of(files)))
                .replace("[\"FILES\"]", names);
    }

    @GetMapping("/wallet")
    String address() {
        return "redirect:/wallet/";
    }

    @GetMapping("/wallet/")
    String page() {
        return "forward:/wallet/index.html";
    }

    @GetMapping(path = WORKER, produces = "text/javascript")
    @ResponseBody
    ResponseEntity<String> worker() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/javascript"))
                .cacheControl(CacheControl.noCache())
                .body(worker);
    }

    private static SortedMap<String, byte[]> files() throws IOException {
        var resolver = new PathMatchingResourcePatternResolver();
        var files = new TreeMap<String, byte[]>();
        for (String part : PARTS) {
            for (Resource file : resolver.getResources("classpath*:" + STATIC + part)) {
                var url = file.getURL().toString();
                var path = url.substring(url.lastIndexOf("/" + STATIC) + STATIC.length());
                files.put(path.equals("/wallet/index.html") ? "/wallet/" : path, file.getContentAsByteArray());
            }
        }
        return files;
    }
}
