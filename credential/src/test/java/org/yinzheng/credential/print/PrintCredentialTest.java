// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.yinzheng.credential.cose.PrintHeader;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.key.CredentialSigner;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.key.SigningFailedException;
import org.yinzheng.credential.key.TestKeys;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.record.Sha256;
import org.yinzheng.credential.text.QrText;

class PrintCredentialTest {
    private static final long IAT = 1_795_311_600L;
    private final InMemorySigner signer = TestKeys.named("print");

    private static PrintClaims claims(Map<Integer, FieldValue> fields) {
        return PrintClaims.licence(
                "33MKT",
                32,
                IAT,
                CredentialId.random(new SecureRandom()),
                Optional.of(LocalDate.of(2031, 10, 31)),
                123_456,
                fields);
    }

    private static Map<Integer, FieldValue> fourFields() {
        Map<Integer, FieldValue> fields = new TreeMap<>();
        fields.put(0, FieldValue.text("ZJ2026000000000001.001.F"));
        fields.put(1, FieldValue.text("虚构茶叶有限公司"));
        fields.put(2, FieldValue.text("食品销售"));
        fields.put(3, FieldValue.date(LocalDate.of(2026, 11, 1)));
        return fields;
    }

    @Test
    void what_was_issued_is_read_again() throws Exception {
        PrintCredential issued = PrintCredential.issue(claims(fourFields()), signer);
        Sign1 message = Sign1.read(QrText.decode(issued.text()));
        PrintCredential read = PrintCredential.read(message, PrintHeader.read(message));
        assertThat(read.claims()).isEqualTo(issued.claims());
        assertThat(read.digest()).isEqualTo(issued.digest());
        assertThat(read.bytes()).isEqualTo(issued.bytes());
        assertThat(QrText.decode(issued.link(URI.create("https://v.example/")))).isEqualTo(issued.bytes());
    }

    @Test
    void a_receipt_is_read_again() throws Exception {
        LedgerPlace.BatchLeaf place = new LedgerPlace.BatchLeaf("00112233445566778899aabbccddeeff", 9_999);
        PrintClaims claims = PrintClaims.receipt(
                "33HOSP", 9001, IAT, CredentialId.random(new SecureRandom()), place, Map.of(3, FieldValue.number(-5)));
        PrintCredential issued = PrintCredential.issue(claims, signer);
        Sign1 message = Sign1.read(issued.bytes());
        assertThat(PrintCredential.read(message, PrintHeader.read(message)).claims())
                .isEqualTo(claims);
    }

    @Test
    void four_fields_in_a_link_fit_a_version_17_code_at_level_Q() {
        PrintCredential credential = PrintCredential.issue(claims(fourFields()), signer);
        assertThat(credential.bytes().length).isLessThanOrEqualTo(268);
        int byteSegment = 4 + 16 + 8 * "https://verify.example.gov.cn/#".length();
        int characters = credential.text().length();
        int alphanumericSegment = 4 + 11 + characters / 2 * 11 + characters % 2 * 6;
        // ISO/IEC 18004: version 17-Q holds 367 code words of data.
        assertThat(byteSegment + alphanumericSegment).isLessThanOrEqualTo(367 * 8);
    }

    @Test
    void the_ledger_digest_covers_all_but_the_signature() {
        PrintClaims claims = claims(fourFields());
        PrintCredential one = PrintCredential.issue(claims, signer);
        assertThat(one.digest()).isEqualTo(PrintCredential.issue(claims, signer).digest());
        assertThat(one.digest()).isEqualTo(new LedgerDigest(Sha256.of(new byte[] {'Y', 'Z', '1'}, one.sigStructure())));
        assertThat(one.digest())
                .isNotEqualTo(
                        PrintCredential.issue(claims, TestKeys.named("other")).digest())
                .isNotEqualTo(
                        PrintCredential.issue(claims(fourFields()), signer).digest());
    }

    @Test
    void a_signature_that_does_not_verify_is_never_handed_out() {
        CredentialSigner spoiled = TestKeys.spoiled(signer);
        assertThatThrownBy(() -> PrintCredential.issue(claims(fourFields()), spoiled))
                .isInstanceOf(SigningFailedException.class);
    }

    @Test
    void claims_that_do_not_fit_a_code_are_refused() {
        Map<Integer, FieldValue> fields = Map.of(1, FieldValue.text("甲".repeat(700)));
        assertThatThrownBy(() -> PrintCredential.issue(claims(fields), signer)).hasMessageContaining("2048");
    }

    @Test
    void text_that_no_verifier_would_read_is_not_signed() {
        Map<Integer, FieldValue> fields = Map.of(1, FieldValue.text("a\u202eb"));
        assertThatThrownBy(() -> PrintCredential.issue(claims(fields), signer))
                .isInstanceOf(IllegalArgumentException.class);
        Map<Integer, FieldValue> half = Map.of(1, FieldValue.text("a\ud840"));
        assertThatThrownBy(() -> PrintCredential.issue(claims(half), signer))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void claims_that_contradict_themselves_are_never_made() {
        CredentialId cti = CredentialId.random(new SecureRandom());
        Map<Integer, FieldValue> fields = fourFields();
        Optional<LocalDate> never = Optional.empty();
        assertThatThrownBy(() -> PrintClaims.licence("MKT33", 32, IAT, cti, never, 1, fields))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PrintClaims.licence("33MKT", 0, IAT, cti, never, 1, fields))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PrintClaims.licence("33MKT", 32, IAT, cti, never, -1, fields))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PrintClaims.licence("33MKT", 32, IAT, cti, never, 1, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        PrintClaims.licence("33MKT", 32, IAT, cti, Optional.of(LocalDate.of(2020, 1, 1)), 1, fields))
                .hasMessageContaining("end");
        assertThatThrownBy(() -> PrintClaims.licence("33MKT", 32, IAT, cti, never, 1, Map.of(-1, FieldValue.text("x"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_end_is_midnight_in_china_after_the_last_day() {
        assertThat(Instant.ofEpochSecond(PrintClaims.endOf(LocalDate.of(2026, 11, 22))))
                .hasToString("2026-11-22T16:00:00Z");
    }
}
