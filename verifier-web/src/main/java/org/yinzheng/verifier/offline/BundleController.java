// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.offline;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.credential.bundle.TrustBundle;
import org.yinzheng.credential.status.StatusList;
import org.yinzheng.verifier.web.ProblemCode;
import org.yinzheng.verifier.web.ProblemException;

/**
 * {@code GET /api/v1/bundle}: issuers, keys, types, agreements, and which status lists there are. {@code GET
 * /api/v1/status-lists/<SHA-256>}: one of those lists, whose bytes never change.
 */
@RestController
final class BundleController {

    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(30)).cachePublic().immutable();

    private final Bundles bundles;
    private final StatusListTokens lists;

    BundleController(Bundles bundles, StatusListTokens lists) {
        this.bundles = bundles;
        this.lists = lists;
    }

    @GetMapping("/api/v1/bundle")
    ResponseEntity<byte[]> bundle(HttpServletResponse response) {
        var newest = bundles.newest();
        return kept(response, CacheControl.noCache(), newest.digest(), TrustBundle.MEDIA_TYPE, newest.bytes());
    }

    @GetMapping("/api/v1/status-lists/{digest}")
    ResponseEntity<byte[]> list(@PathVariable String digest, HttpServletResponse response) {
        return lists.find(digest)
                .map(token -> kept(response, FOREVER, digest, StatusList.MEDIA_TYPE, token))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND,
                        "A status list is named by the SHA-256 that the newest bundle has for it, 64 hexadecimal digits:"
                                + " fetch the bundle again."));
    }

    /** Public bytes, which whoever has them already is not sent again. A strong tag would keep the server from compressing. */
    private static ResponseEntity<byte[]> kept(
            HttpServletResponse response, CacheControl how, String digest, String type, byte[] bytes) {
        // in place of what every other answer of the interface says
        response.setHeader(HttpHeaders.CACHE_CONTROL, how.getHeaderValue());
        return ResponseEntity.ok()
                .eTag("W/\"" + digest + "\"")
                .contentType(MediaType.parseMediaType(type))
                .body(bytes);
    }
}
