// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.demo;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.verifier.VerifierProperties;
import org.yinzheng.verifier.web.DataFile;

/** {@code GET /api/v1/demo-codes}: codes to try without a document. There are none unless a demo wrote a file of them. */
@RestController
final class DemoCodesController {

    private final DataFile<DemoCodes> codes;

    DemoCodesController(DataFile.Reader files, VerifierProperties properties) {
        this.codes = files.of(properties.demoCodes(), DemoCodes.class, DemoCodes.NONE);
    }

    @GetMapping("/api/v1/demo-codes")
    DemoCodes codes() {
        return codes.content();
    }
}
