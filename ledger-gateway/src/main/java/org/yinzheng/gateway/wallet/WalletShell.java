// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
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
    private static final String PAGE = "/wallet/";
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

    private static final String BODY = "<body>\n";
    private static final String BAND = BODY
            + "<p class=\"training\" role=\"note\">培训环境：这里办理的一切都没有法律效力 <span lang=\"en\">TRAINING: nothing here has any legal"
            + " effect</span></p>\n";

    private final String worker;
    private final String page;

    /** @param training whether the page says that everything in it is for training and has no effect */
    WalletShell(JsonMapper json, @Value("${yinzheng.gateway.training:false}") boolean training) throws IOException {
        var files = files();
        var plain = new String(Objects.requireNonNull(files.get(PAGE), PAGE), StandardCharsets.UTF_8);
        page = training ? plain.replace(BODY, BAND) : plain;
        files.put(PAGE, page.getBytes(StandardCharsets.UTF_8));
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

    @GetMapping(path = PAGE, produces = "text/html")
    @ResponseBody
    ResponseEntity<String> page() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .body(page);
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
                files.put(path.equals("/wallet/index.html") ? PAGE : path, file.getContentAsByteArray());
            }
        }
        return files;
    }
}
