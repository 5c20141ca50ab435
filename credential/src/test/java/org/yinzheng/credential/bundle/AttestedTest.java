// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.key.P256PublicKey;
import org.yinzheng.credential.key.TestKeys;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.schema.FieldFormat;
import org.yinzheng.credential.schema.FieldSchema;
import org.yinzheng.credential.schema.TypeSchema;
import org.yinzheng.credential.status.StatusList;
import org.yinzheng.credential.trust.KeyClosing;
import org.yinzheng.credential.trust.KeyUse;
import org.yinzheng.credential.trust.LedgerPosition;
import org.yinzheng.credential.trust.TrustedIssuer;
import org.yinzheng.credential.trust.TrustedKey;
import org.yinzheng.credential.trust.TypeGrant;
import org.yinzheng.credential.verdict.Bilingual;
import org.yinzheng.credential.verdict.CheckResult;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verdict.VerdictCode;

/** What a verifier signs: bundles and records. */
class AttestedTest {
    private static final LedgerPosition START = new LedgerPosition(1, 0);

    private final InMemorySigner attestation = TestKeys.named("attestation");
    private final List<P256PublicKey> known = List.of(TestKeys.named("former").publicKey(), attestation.publicKey());

    private static TrustBundle bundle() {
        TypeGrant ended = new TypeGrant(32, START, Optional.of(new LedgerPosition(9, 3)));
        TrustedKey key = new TrustedKey(
                TestKeys.named("issuer").publicKey(),
                -9,
                KeyUse.CREDENTIAL,
                START,
                1_790_000_000L,
                Optional.of(new KeyClosing(new LedgerPosition(8, 1), 1_791_000_000L, KeyClosing.Kind.COMPROMISED)),
                Optional.of(1_799_000_000L),
                Set.of(32, 7));
        return new TrustBundle(
                1_795_315_200L,
                4_711,
                new TrustBundle.Registry(
                        1_795_315_190L,
                        List.of(new TrustedIssuer(
                                "33MKT",
                                "11330000002500009H",
                                new Bilingual("虚构局", "Office"),
                                "330000",
                                List.of(ended),
                                List.of(new TypeGrant(7, START, Optional.empty())),
                                true)),
                        List.of(new TrustBundle.IssuerKey("33MKT", key)),
                        List.of(new TypeSchema(
                                32,
                                TypeSchema.Kind.RECEIPT,
                                "11100000000013338W032",
                                new Bilingual("票据", "Receipt"),
                                List.of(new FieldSchema(
                                        3, "total", new Bilingual("金额", "Total"), FieldFormat.FEN, true, 12))))),
                List.of(new TrustBundle.CarriedList(
                        new StatusList.Place("33MKT", 7, "https://status.example/7", 1024), new byte[] {1, 2})),
                new TrustBundle.CarriedAgreements(
                        1_795_315_180L,
                        List.of(new TrustBundle.Agreement(
                                "AGR-1/2",
                                List.of("330000", "360000"),
                                List.of(7),
                                List.of(),
                                LocalDate.of(2026, 1, 1),
                                Optional.empty()))));
    }

    @Test
    void a_bundle_is_read_as_it_was_signed() throws Exception {
        TrustBundle read = TrustBundle.read(bundle().sign(attestation), known);
        assertThat(read)
                .usingRecursiveComparison()
                .withEqualsForType(P256PublicKey::equals, P256PublicKey.class)
                .isEqualTo(bundle());
    }

    @Test
    void a_bundle_by_a_key_that_is_not_known_is_refused() {
        byte[] message = bundle().sign(TestKeys.named("stranger"));
        assertThatThrownBy(() -> TrustBundle.read(message, known)).isInstanceOf(AttestationException.class);
    }

    @Test
    void no_changed_byte_of_a_bundle_passes() {
        byte[] message = bundle().sign(attestation);
        for (int i = 0; i < message.length; i++) {
            byte[] changed = message.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> TrustBundle.read(changed, known))
                    .as("byte %s", i)
                    .isInstanceOfAny(AttestationException.class, CborException.class);
        }
        assertThatThrownBy(() -> TrustBundle.read(Arrays.copyOf(message, message.length + 1), known))
                .isInstanceOf(CborException.class);
    }

    private static VerificationRecord record(Optional<LedgerDigest> digest) {
        return new VerificationRecord(
                VerdictCode.STATUS_UNKNOWN,
                Verdict.Assurance.HOLDER,
                1_795_315_200L,
                1_795_315_100L,
                Optional.of(4_711L),
                digest,
                "360000",
                Optional.of("food-permit"),
                Map.of(CheckStep.SIZE, CheckResult.PASS, CheckStep.STATE, CheckResult.STALE));
    }

    @Test
    void a_verification_record_is_read_as_it_was_signed() throws Exception {
        VerificationRecord record = record(Optional.of(new LedgerDigest(new byte[32])));
        assertThat(VerificationRecord.read(record.sign(attestation), known)).isEqualTo(record);
        VerificationRecord unread = record(Optional.empty());
        assertThat(VerificationRecord.read(unread.sign(attestation), known)).isEqualTo(unread);
    }

    @Test
    void a_record_is_no_bundle_and_a_bundle_no_record() {
        byte[] record = record(Optional.empty()).sign(attestation);
        byte[] bundle = bundle().sign(attestation);
        assertThatThrownBy(() -> TrustBundle.read(record, known)).isInstanceOf(CborException.class);
        assertThatThrownBy(() -> VerificationRecord.read(bundle, known)).isInstanceOf(CborException.class);
    }

    @Test
    void no_changed_byte_of_a_record_passes() {
        byte[] message = record(Optional.empty()).sign(attestation);
        for (int i = 0; i < message.length; i++) {
            byte[] changed = message.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> VerificationRecord.read(changed, known))
                    .as("byte %s", i)
                    .isInstanceOfAny(AttestationException.class, CborException.class);
        }
    }
}
