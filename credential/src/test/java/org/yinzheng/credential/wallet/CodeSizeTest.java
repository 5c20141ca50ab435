// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.yinzheng.credential.identifier.LicenceIdentifier;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.key.TestKeys;
import org.yinzheng.credential.print.CredentialId;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.credential.text.QrText;
import tools.jackson.databind.json.JsonMapper;

/** How large the codes of documents are that are as long as real ones; the table in docs/credential.md is this test's. */
class CodeSizeTest {
    private static final URI VERIFIER = URI.create("https://verify.yinzheng.example/");
    private static final long IAT = 1_795_311_600L;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final InMemorySigner ISSUER = TestKeys.named("issuer");
    private static final HolderSigner HOLDER = HolderSigner.of(TestKeys.named("holder"));

    private static final Optional<String> PURPOSE = Optional.of("窗口核验");

    record Documents(String note, List<Document> documents) {}

    /**
     * @param date the public one
     * @param shown three fields of one group
     * @param hidden four fields of three other groups
     */
    record Document(String kind, String number, String holder, String date, List<String> shown, List<String> hidden) {}

    private static List<Document> documents() throws IOException {
        try (InputStream in = CodeSizeTest.class.getResourceAsStream("/documents.json")) {
            return new JsonMapper().readValue(in, Documents.class).documents();
        }
    }

    private static SortedMap<Integer, FieldValue> open(Document document, int index) {
        LicenceIdentifier identifier = new LicenceIdentifier(
                "11100000000013338W032", "11330000002500009H", "ZJ2026%012d".formatted(index), "001");
        SortedMap<Integer, FieldValue> fields = new TreeMap<>();
        fields.put(0, FieldValue.text(identifier.printed()));
        fields.put(1, FieldValue.text(document.holder()));
        fields.put(2, value(document.date()));
        fields.put(3, FieldValue.text(document.number()));
        return fields;
    }

    private static FieldValue value(String text) {
        return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
                ? FieldValue.date(LocalDate.parse(text))
                : FieldValue.text(text);
    }

    private static PrintClaims claims(SortedMap<Integer, FieldValue> fields, int index) {
        return PrintClaims.licence(
                "33MKT",
                32,
                IAT,
                CredentialId.random(RANDOM),
                Optional.of(LocalDate.of(2031, 10, 31)),
                500_000 + index,
                fields);
    }

    /** Public: identifier and holder. One group of three, one of the number and date, two of the rest. */
    private static String shown(Document document, int index, int digests, Optional<String> purpose) {
        SortedMap<Integer, FieldValue> all = open(document, index);
        SortedMap<Integer, FieldValue> visible = new TreeMap<>(all.headMap(2));
        SortedMap<Integer, SortedMap<Integer, FieldValue>> groups = new TreeMap<>();
        groups.put(-1, values(4, document.shown()));
        groups.put(-2, new TreeMap<>(all.tailMap(2)));
        groups.put(-3, values(7, document.hidden().subList(0, 2)));
        groups.put(-4, values(9, document.hidden().subList(2, 4)));
        WalletCredential credential =
                WalletCredential.issue(claims(visible, index), groups, digests, HOLDER.key(), ISSUER, RANDOM);
        KeyBinding binding =
                new KeyBinding(IAT, IAT + 60, new byte[8], Optional.empty(), Optional.empty(), Optional.of("窗口核验"));
        return QrText.link(
                VERIFIER,
                Presentation.show(credential, Set.of(-1), binding, HOLDER).bytes());
    }

    private static SortedMap<Integer, FieldValue> values(int first, List<String> texts) {
        SortedMap<Integer, FieldValue> fields = new TreeMap<>();
        for (String text : texts) {
            fields.put(first + fields.size(), value(text));
        }
        return fields;
    }

    private static int version(String text, ErrorCorrectionLevel level) throws WriterException {
        return Encoder.encode(text, level, Map.of(EncodeHintType.QR_COMPACT, true))
                .getVersion()
                .getVersionNumber();
    }

    private static List<Integer> versions(List<String> texts, ErrorCorrectionLevel level) throws WriterException {
        List<Integer> versions = new ArrayList<>();
        for (String text : texts) {
            versions.add(version(text, level));
        }
        return versions;
    }

    private static List<String> shown(int digests, Optional<String> purpose) throws IOException {
        List<Document> documents = documents();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            texts.add(shown(documents.get(i), i, digests, purpose));
        }
        return texts;
    }

    @Test
    void printed_codes_of_four_fields_have_at_most_version_17_at_level_q() throws Exception {
        List<Document> documents = documents();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            texts.add(PrintCredential.issue(claims(open(documents.get(i), i), i), ISSUER)
                    .link(VERIFIER));
        }
        List<Integer> versions = versions(texts, ErrorCorrectionLevel.Q);
        say("print, 4 fields, level Q", versions);
        assertThat(versions).hasSizeGreaterThanOrEqualTo(30).allMatch(version -> version <= 17);
    }

    @Test
    void a_group_of_three_of_ten_fields_shown_has_at_most_version_22_at_level_m() throws Exception {
        List<Integer> versions = versions(shown(4, PURPOSE), ErrorCorrectionLevel.M);
        say("wallet, 3 of 10 fields, 4 digests, purpose, level M", versions);
        assertThat(versions).hasSizeGreaterThanOrEqualTo(30).allMatch(version -> version <= 22);
    }

    @Test
    void a_decoy_more_costs_at_most_one_version() throws Exception {
        List<Integer> versions = versions(shown(5, PURPOSE), ErrorCorrectionLevel.M);
        say("wallet, 3 of 10 fields, 5 digests, purpose, level M", versions);
        assertThat(versions).hasSizeGreaterThanOrEqualTo(30).allMatch(version -> version <= 23);
    }

    private static void say(String what, List<Integer> versions) {
        IntSummaryStatistics range =
                versions.stream().mapToInt(Integer::intValue).summaryStatistics();
        System.out.printf(
                "%s: %d documents, versions %d to %d, mean %.1f%n",
                what, range.getCount(), range.getMin(), range.getMax(), range.getAverage());
    }
}
