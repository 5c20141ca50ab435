// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.yinzheng.verifier.web.ProblemCode;
import org.yinzheng.verifier.web.ProblemException;

/** {@code POST /api/v1/verifications}: a check always has an answer with status 200, whatever the document is. */
@RestController
final class VerificationController {

    private final Verification verification;
    private final Questions questions;
    private final Uploads uploads;

    VerificationController(Verification verification, Questions questions, Uploads uploads) {
        this.verification = verification;
        this.questions = questions;
        this.uploads = uploads;
    }

    @PostMapping(path = "/api/v1/verifications", consumes = MediaType.APPLICATION_JSON_VALUE)
    Answer verify(@RequestBody VerificationRequest request) {
        var text = request.text();
        if (text == null) {
            throw new ProblemException(
                    ProblemCode.TEXT_MISSING, "'text' holds what the QR code says, with or without a link before it.");
        }
        var question = questions.of(request.here(), request.matter(), request.asOf(), request.recordFor());
        return verification.answer(text, Source.TEXT, question, Asker.of(request.asker()), request.challenge());
    }

    @PostMapping(path = "/api/v1/verifications", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Answer verifyFile(
            @RequestPart MultipartFile file,
            @RequestParam(required = false) @Nullable String here,
            @RequestParam(required = false) @Nullable String matter,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String asker,
            @RequestParam(required = false) @Nullable String audience,
            @RequestParam(required = false) @Nullable String nonce,
            @RequestParam(required = false) @Nullable Boolean holderRequired,
            @RequestParam(required = false) @Nullable String recordFor)
            throws IOException {
        var question = questions.of(here, matter, asOf, recordFor);
        var found = uploads.codeIn(file.getBytes());
        var challenge = Challenge.of(audience, nonce, holderRequired);
        return verification.answer(found.text(), found.source(), question, Asker.of(asker), challenge);
    }
}
