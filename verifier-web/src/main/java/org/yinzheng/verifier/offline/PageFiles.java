// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.offline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.pages.PageVersion;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /service-worker.js}: the worker that keeps the page for when there is no network, with the page's files, the
 * SHA-256 of each, and a version that follows from their bytes. So a new release of the page is a new worker, a browser keeps
 * the files of one release or none, and no list is kept by hand.
 */
@RestController
final class PageFiles {

    private static final String ROOT = "/static/";
    private static final String WORKER = "service-worker.js";

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
            if (name.equals(WORKER)) {
                worker = file.getContentAsByteArray();
            } else {
                files.put(name, file.getContentAsByteArray());
            }
        }
        var integrity = new TreeMap<String, String>();
        files.forEach((name, content) -> integrity.put(name, integrity(content)));
        var head = "const FILES = " + json.writeValueAsString(integrity) + ";\n";
        // the worker is a part of the page that it keeps
        files.put(WORKER, worker);
        head += "const VERSION = \"" + PageVersion.of(files) + "\";\n";
        this.script = (head + new String(worker, UTF_8)).getBytes(UTF_8);
    }

    /** As browsers compare it (Subresource Integrity). */
    private static String integrity(byte[] content) {
        try {
            return "sha256-"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
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
