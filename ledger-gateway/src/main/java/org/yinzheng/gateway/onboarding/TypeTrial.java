// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.onboarding;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.credential.key.CredentialSigner;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.print.CredentialId;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.LedgerPlace;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.gateway.render.DocumentPdf;
import org.yinzheng.gateway.render.PrintedDocument;
import org.yinzheng.gateway.render.QrCode;
import org.yinzheng.gateway.render.RenderedPdf;
import tools.jackson.databind.JsonNode;

/**
 * The dry run of a licence type: everything that issuing does with a sample, signed by a key that nobody trusts and
 * recorded nowhere.
 */
public final class TypeTrial {
    /** The largest code that prints well: version 17 at level Q. */
    public static final int LARGEST_PRINTED_VERSION = 17;

    private static final String NOBODY = "91110000MADEM0000X";
    private static final String ISS = "33TRIAL0";
    private static final LocalDate FAR_END = LocalDate.of(2099, 12, 31);

    private final URI verifier;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final CredentialSigner signer = InMemorySigner.generate(random);

    /**
     * A trial.
     *
     * @param verifier the page whose address stands in front of the code, its length decides the code's size
     */
    public TypeTrial(URI verifier, Clock clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    /** Tries a type's file on a sample's. */
    public TrialReport run(String typeJson, String sampleJson) {
        TypeFile file = TypeFile.parse(typeJson);
        if (file.type().isEmpty()) {
            return TrialReport.refused(file.faults());
        }
        try {
            return run(file.type().get(), SampleDocument.parse(sampleJson));
        } catch (IllegalArgumentException unreadable) {
            return TrialReport.refused(
                    List.of(new Fault("sample", "INVALID", String.valueOf(unreadable.getMessage()))));
        }
    }

    /** Tries a type on a sample. */
    public TrialReport run(LicenceType type, SampleDocument sample) {
        List<Fault> faults = new ArrayList<>(TypeFile.faults(type));
        if (faults.isEmpty()) {
            faults.addAll(DocumentCheck.check(type, sample));
        }
        if (!faults.isEmpty()) {
            return TrialReport.refused(faults);
        }
        return print(type, sample);
    }

    private TrialReport print(LicenceType type, SampleDocument sample) {
        LicenceId id = LicenceId.of(type.code(), NOBODY, "TRIAL00000000001", 1);
        String identifier = type.kind() == LicenceType.Kind.LICENCE ? id.shortForm() : "33060126.0000000001";
        PrintCredential credential =
                credential(type, end(sample.fields()), PrintFields.of(type, sample.fields(), identifier));
        PrintCredential largest = credential(type, Optional.of(FAR_END), PrintFields.largest(type));
        RenderedPdf page = DocumentPdf.render(new PrintedDocument(
                type,
                sample.fields(),
                type.kind() == LicenceType.Kind.LICENCE ? id.toString() : identifier.replace('.', ' '),
                "试办机关 Agency of the dry run",
                credential.link(verifier),
                type.kind() == LicenceType.Kind.LICENCE ? id.serial() + "-" + id.check() + "-K7M2QX" : "K7M2QX",
                verifier.getHost(),
                false,
                false));
        List<Fault> faults = new ArrayList<>();
        TrialReport.Figures figures = figures(credential);
        TrialReport.Figures most = figures(largest);
        checkSize(most, faults);
        return new TrialReport(
                faults.isEmpty(),
                faults,
                warnings(page),
                Optional.of(figures),
                Optional.of(most),
                Optional.of(new TrialReport.Page(page.pages(), page.bytes())));
    }

    private static void checkSize(TrialReport.Figures most, List<Fault> faults) {
        if (most.qrVersion() > LARGEST_PRINTED_VERSION) {
            faults.add(new Fault(
                    "fields",
                    "PRINT_TOO_LARGE",
                    "the longest values of the printed fields need version " + most.qrVersion() + ", "
                            + LARGEST_PRINTED_VERSION + " prints well: shorten maxLength or print fewer fields"));
        }
    }

    private static List<Fault> warnings(RenderedPdf page) {
        return page.missingGlyphs().stream()
                .map(character -> new Fault("sample", "GLYPH_MISSING", "the page's font has no glyph for " + character))
                .toList();
    }

    private TrialReport.Figures figures(PrintCredential credential) {
        int version = QrCode.of(credential.link(verifier), QrCode.Medium.PRINT).version();
        return new TrialReport.Figures(credential.bytes().length, version);
    }

    private PrintCredential credential(
            LicenceType type, Optional<LocalDate> end, SortedMap<Integer, FieldValue> values) {
        long now = clock.instant().getEpochSecond();
        CredentialId cti = CredentialId.random(random);
        if (type.kind() == LicenceType.Kind.RECEIPT) {
            LedgerPlace.BatchLeaf place = new LedgerPlace.BatchLeaf("00".repeat(16), 65_535);
            return PrintCredential.issue(PrintClaims.receipt(ISS, type.number(), now, cti, place, values), signer);
        }
        long index = type.statusList() == null ? 0 : type.statusList().capacity() - 1;
        // a sample may lie in the past: the claims then begin on its last day
        long iat = end.map(day -> Math.min(now, PrintClaims.endOf(day) - 1)).orElse(now);
        return PrintCredential.issue(PrintClaims.licence(ISS, type.number(), iat, cti, end, index, values), signer);
    }

    private static Optional<LocalDate> end(JsonNode fields) {
        return Optional.of(fields.path("validTo"))
                .filter(JsonNode::isString)
                .map(value -> LocalDate.parse(value.stringValue()));
    }
}
