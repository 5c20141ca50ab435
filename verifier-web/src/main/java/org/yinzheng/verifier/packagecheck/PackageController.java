// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.packagecheck;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.verifier.VerifierProperties;
import org.yinzheng.verifier.verification.Asker;
import org.yinzheng.verifier.verification.Question;
import org.yinzheng.verifier.verification.Questions;
import org.yinzheng.verifier.verification.Verification;
import org.yinzheng.verifier.web.DataFile;
import org.yinzheng.verifier.web.ProblemCode;
import org.yinzheng.verifier.web.ProblemException;

/** {@code GET /api/v1/packages} and {@code POST /api/v1/package-checks}: several codes, one answer with status 200. */
@RestController
final class PackageController {

    private static final int MOST_CODES = 12;

    private final Verification verification;
    private final Questions questions;
    private final DataFile<DocumentPackage.Catalogue> packages;

    PackageController(
            Verification verification, Questions questions, DataFile.Reader files, VerifierProperties properties) {
        this.verification = verification;
        this.questions = questions;
        this.packages =
                files.of(properties.packages(), DocumentPackage.Catalogue.class, DocumentPackage.Catalogue.EMPTY);
    }

    /**
     * Several codes for one matter.
     *
     * @param id the package
     * @param texts what the codes say, at most 12
     * @param here region that asks, 6 digits; the verifier's own when absent
     * @param asker a word of the page's own, by which it may ask again about one showing of a wallet
     */
    record Request(
            @Nullable String id,
            @Nullable List<String> texts,
            @Nullable String here,
            @Nullable String asker) {

        /** Without the texts: frameworks write what they read to their logs. */
        @Override
        public String toString() {
            return "PackageCheck[" + id + ", here=" + here + "]";
        }
    }

    @GetMapping("/api/v1/packages")
    DocumentPackage.Catalogue all() {
        return packages.content();
    }

    @PostMapping("/api/v1/package-checks")
    PackageAnswer check(@RequestBody Request request) {
        var wanted = wanted(request.id());
        var texts = Optional.ofNullable(request.texts()).orElse(List.of());
        if (texts.isEmpty() || texts.size() > MOST_CODES || texts.contains(null)) {
            throw new ProblemException(
                    ProblemCode.TEXT_MISSING, "'texts' holds what 1 to " + MOST_CODES + " QR codes say.");
        }
        var asker = Asker.of(request.asker());
        Question question = questions.of(request.here(), wanted.matter(), null, null);
        return PackageAnswer.of(
                wanted,
                texts.stream()
                        .map(text -> verification.verify(text, question, asker))
                        .toList());
    }

    private DocumentPackage wanted(@Nullable String id) {
        var known = packages.content();
        return Optional.ofNullable(id)
                .flatMap(known::find)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.PACKAGE_UNKNOWN,
                        "'id' is one of "
                                + known.packages().stream()
                                        .map(DocumentPackage::id)
                                        .toList()));
    }
}
