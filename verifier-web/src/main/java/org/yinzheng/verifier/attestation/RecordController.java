// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.attestation;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.verifier.web.ProblemCode;
import org.yinzheng.verifier.web.ProblemException;

/** {@code POST /api/v1/record-checks}: whether a printed verification record is what a known verifier signed. */
@RestController
final class RecordController {

    private final VerificationRecords records;

    RecordController(VerificationRecords records) {
        this.records = records;
    }

    /** The text of the record's code, with or without a link before it. */
    record RecordCheck(@Nullable String text) {}

    @PostMapping(path = "/api/v1/record-checks", consumes = MediaType.APPLICATION_JSON_VALUE)
    RecordAnswer check(@RequestBody RecordCheck request) {
        var text = request.text();
        if (text == null) {
            throw new ProblemException(
                    ProblemCode.TEXT_MISSING,
                    "'text' holds what the record's code says: YZR: and what follows, with or without a link before it.");
        }
        return records.check(text);
    }
}
