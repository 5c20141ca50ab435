// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.offline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /service-worker.js}: the worker that keeps the page for when there is no network, with the list of the page's
 * files and a version that follows from their bytes. So a new release of the page is a new worker, and no list is kept by
 * hand.
 */
@RestController
final class PageFiles {

    private static final String ROOT = "/static/";

    private final byte[] script;

    PageFiles(JsonMapper json) throws IOException {
        var files = new TreeMap<String, byte[]>();
        byte[] worker = new byte[0];
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:static/**")) {
            var address = file.getURL().toString();
            var name = address.substring(address.lastIndexOf(ROOT) + ROOT.length());
            if (name.isEmpty() || name.endsWith("/") || !file.isReadable()) {
                continue;
            }
            if (name.equals("service-worker.js")) {
                worker = file.getContentAsByteArray();
            } else {
                files.put(name, file.getContentAsByteArray());
            }
        }
        var digest = sha256();
        digest.update(worker);
        files.forEach((name, content) -> {
            digest.update(name.getBytes(UTF_8));
            digest.update(content);
        });
        var version = HexFormat.of().formatHex(digest.digest(), 0, 8);
        var head = "const VERSION = \"" + version + "\";\nconst FILES = " + json.writeValueAsString(files.keySet())
                + ";\n";
        this.script = (head + new String(worker, UTF_8)).getBytes(UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @GetMapping("/service-worker.js")
    ResponseEntity<byte[]> worker() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .header("Cache-Control", "no-cache")
                .body(script);
    }
}
