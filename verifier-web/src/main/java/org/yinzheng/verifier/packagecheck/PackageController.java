// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.packagecheck;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.verifier.VerifierProperties;
import org.yinzheng.verifier.verification.Asker;
import org.yinzheng.verifier.verification.Question;
import org.yinzheng.verifier.verification.Questions;
import org.yinzheng.verifier.verification.Verification;
import org.yinzheng.verifier.web.DataFile;
import org.yinzheng.verifier.web.ProblemCode;
import org.yinzheng.verifier.web.ProblemException;

/**
 * {@code GET /api/v1/packages}, {@code POST /api/v1/package-codes} and {@code POST /api/v1/package-checks}: several codes, one
 * by one as they are shown and then all together, answered with status 200.
 */
@RestController
final class PackageController {

    private static final int MOST_CODES = 12;

    private final Verification verification;
    private final Questions questions;
    private final ShownNotes notes;
    private final DataFile<DocumentPackage.Catalogue> packages;

    PackageController(
            Verification verification,
            Questions questions,
            ShownNotes notes,
            DataFile.Reader files,
            VerifierProperties properties) {
        this.verification = verification;
        this.questions = questions;
        this.notes = notes;
        this.packages =
                files.of(properties.packages(), DocumentPackage.Catalogue.class, DocumentPackage.Catalogue.EMPTY);
    }

    /**
     * Several codes for one matter.
     *
     * @param id the package
     * @param texts what the codes say, at most 12
     * @param here region that asks, 6 digits; the verifier's own when absent
     * @param notes for each text the note that was given when it was shown, or null; absent where there is none at all
     * @param asker a word of the page's own, by which it may ask again about one showing of a wallet
     */
    record Request(
            @Nullable String id,
            @Nullable List<String> texts,
            @Nullable List<@Nullable String> notes,
            @Nullable String here,
            @Nullable String asker) {

        /** Without the texts: frameworks write what they read to their logs. */
        @Override
        public String toString() {
            return "PackageCheck[" + id + ", here=" + here + "]";
        }
    }

    /**
     * One code of them, when it is shown.
     *
     * @param id the package
     * @param text what the code says
     * @param here region that asks, 6 digits; the verifier's own when absent
     * @param asker the word with which all will be asked about
     */
    record CodeRequest(
            @Nullable String id,
            @Nullable String text,
            @Nullable String here,
            @Nullable String asker) {

        /** Without the text: frameworks write what they read to their logs. */
        @Override
        public String toString() {
            return "PackageCode[" + id + ", here=" + here + "]";
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
        var question = questions.of(request.here(), wanted.matter(), null, null);
        var shownAt = Optional.ofNullable(request.notes()).orElse(List.of());
        return PackageAnswer.of(
                wanted,
                IntStream.range(0, texts.size())
                        .mapToObj(code -> verdict(
                                texts.get(code), code < shownAt.size() ? shownAt.get(code) : null, question, asker))
                        .toList());
    }

    /** A note counts for its asker and its code; without one the code counts by the time of now. */
    private Verdict verdict(String text, @Nullable String note, Question question, Asker asker) {
        return notes.read(note, text, asker)
                .map(at -> verification.verifyAgain(text, question, asker, at))
                .orElseGet(() -> verification.verify(text, question, asker));
    }

    @PostMapping("/api/v1/package-codes")
    CodeAnswer checkOne(@RequestBody CodeRequest request) {
        var wanted = wanted(request.id());
        var text = request.text();
        if (text == null) {
            throw new ProblemException(ProblemCode.TEXT_MISSING, "'text' holds what one QR code says.");
        }
        var asker = Asker.of(request.asker());
        var verdict = verification.verify(text, questions.of(request.here(), wanted.matter(), null, null), asker);
        return CodeAnswer.of(verdict, verdict.presented().map(shown -> notes.write(text, asker)));
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
