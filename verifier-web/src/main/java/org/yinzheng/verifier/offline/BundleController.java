// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.offline;

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

    private final Bundles bundles;
    private final StatusListTokens lists;

    BundleController(Bundles bundles, StatusListTokens lists) {
        this.bundles = bundles;
        this.lists = lists;
    }

    @GetMapping("/api/v1/bundle")
    ResponseEntity<byte[]> bundle() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(TrustBundle.MEDIA_TYPE))
                .body(bundles.newest());
    }

    @GetMapping("/api/v1/status-lists/{digest}")
    ResponseEntity<byte[]> list(@PathVariable String digest) {
        return lists.find(digest)
                .map(token -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(StatusList.MEDIA_TYPE))
                        .body(token))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND,
                        "A status list is named by the SHA-256 that the newest bundle has for it, 64 hexadecimal digits:"
                                + " fetch the bundle again."));
    }
}
