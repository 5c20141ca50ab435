// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.lookups;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.verifier.verification.Answer;
import org.yinzheng.verifier.verification.Asker;
import org.yinzheng.verifier.verification.Questions;
import org.yinzheng.verifier.verification.Source;
import org.yinzheng.verifier.verification.Verification;
import org.yinzheng.verifier.web.ProblemCode;
import org.yinzheng.verifier.web.ProblemException;

/**
 * {@code POST /api/v1/lookups}: the form goes to the issuer's gateway, the credential that comes back is checked like any
 * other. The answer says that the issuer was asked.
 */
@RestController
final class LookupController {

    private final IssuerGateways gateways;
    private final IssuerLookup lookup;
    private final Verification verification;
    private final Questions questions;

    LookupController(IssuerGateways gateways, IssuerLookup lookup, Verification verification, Questions questions) {
        this.gateways = gateways;
        this.lookup = lookup;
        this.verification = verification;
        this.questions = questions;
    }

    @PostMapping(path = "/api/v1/lookups", consumes = MediaType.APPLICATION_JSON_VALUE)
    Answer lookUp(@RequestBody LookupRequest request) {
        var question = questions.of(request.here(), request.matter(), request.asOf(), request.recordFor());
        var form = LookupForm.of(request);
        var gateway = gateways.of(form.region())
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.LOOKUP_UNAVAILABLE,
                        "No gateway is registered for the issuer's region: scan the code instead."));
        var text = lookup.ask(gateway, form)
                .orElseThrow(
                        () -> new ProblemException(
                                ProblemCode.LOOKUP_NOT_FOUND,
                                "The issuer knows no document with exactly these values. Compare each of them with the paper."));
        return verification.answer(text, Source.askedIssuer(text), question, Asker.of(null));
    }
}
