// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.bundle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborException.Fault;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cbor.CborWriter;
import org.yinzheng.credential.key.CredentialSigner;
import org.yinzheng.credential.key.P256PublicKey;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.verdict.Check;
import org.yinzheng.credential.verdict.CheckResult;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verdict.VerdictCode;

/**
 * What a verifier attests: that it gave this verdict. Holds no content of the document, only its ledger digest.
 *
 * @param verifiedAt when, epoch seconds
 * @param asOf the moment that was asked about, epoch seconds
 * @param height the number of blocks that the verifier had seen; empty without a view
 * @param digest what was checked; empty when no credential could be read
 * @param here the region for which recognition was judged, 6 digits
 * @param matter the matter for which it was judged
 * @param checks each step with its result, in order
 */
public record VerificationRecord(
        VerdictCode code,
        Verdict.Assurance assurance,
        long verifiedAt,
        long asOf,
        Optional<Long> height,
        Optional<LedgerDigest> digest,
        String here,
        Optional<String> matter,
        Map<CheckStep, CheckResult> checks) {
    /** The message's type. */
    public static final String MEDIA_TYPE = "application/vnd.yinzheng.verification+cbor";

    private static final int IAT = 6;
    private static final int VERDICT = -65611;
    private static final int ASSURANCE = -65612;
    private static final int AS_OF = -65613;
    private static final int HEIGHT = -65614;
    private static final int DIGEST = -65615;
    private static final int HERE = -65616;
    private static final int MATTER = -65617;
    private static final int CHECKS = -65618;
    private static final Set<Long> LABELS = Set.of(
            (long) IAT,
            (long) VERDICT,
            (long) ASSURANCE,
            (long) AS_OF,
            (long) HEIGHT,
            (long) DIGEST,
            (long) HERE,
            (long) MATTER,
            (long) CHECKS);

    public VerificationRecord {
        EnumMap<CheckStep, CheckResult> ordered = new EnumMap<>(CheckStep.class);
        ordered.putAll(checks);
        checks = Collections.unmodifiableMap(ordered);
    }

    /** The record of a verdict. */
    public static VerificationRecord of(
            Verdict verdict, long verifiedAt, Optional<LedgerDigest> digest, String here, Optional<String> matter) {
        Map<CheckStep, CheckResult> checks = new EnumMap<>(CheckStep.class);
        for (Check check : verdict.checks()) {
            checks.put(check.step(), check.result());
        }
        return new VerificationRecord(
                verdict.code(),
                verdict.assurance(),
                verifiedAt,
                verdict.asOf(),
                verdict.view().map(Verdict.View::height),
                digest,
                here,
                matter,
                checks);
    }

    /** Signs the record with a key whose use is attestation. */
    public byte[] sign(CredentialSigner signer) {
        return Attestation.sign(MEDIA_TYPE, CborWriter.write(claims()), signer);
    }

    private CborValue claims() {
        List<CborValue.Entry> claims = new ArrayList<>();
        put(claims, IAT, new CborValue.Int(verifiedAt));
        put(claims, VERDICT, new CborValue.Text(code.name()));
        put(claims, ASSURANCE, new CborValue.Text(assurance.name()));
        put(claims, AS_OF, new CborValue.Int(asOf));
        height.ifPresent(blocks -> put(claims, HEIGHT, new CborValue.Int(blocks)));
        digest.ifPresent(hash -> put(claims, DIGEST, new CborValue.Bytes(hash.bytes())));
        put(claims, HERE, new CborValue.Text(here));
        matter.ifPresent(text -> put(claims, MATTER, new CborValue.Text(text)));
        List<CborValue> results = new ArrayList<>();
        checks.forEach((step, result) -> results.add(Row.of(step.name(), result.ordinal())));
        put(claims, CHECKS, new CborValue.Array(results));
        return new CborValue.Map(claims);
    }

    private static void put(List<CborValue.Entry> claims, int label, CborValue value) {
        claims.add(new CborValue.Entry(new CborValue.Int(label), value));
    }

    /**
     * Reads a record.
     *
     * @param attesting the verifier's keys, from the registry
     * @throws AttestationException if none of them signed it
     * @throws CborException if it is not a record of this version
     */
    public static VerificationRecord read(byte[] message, List<P256PublicKey> attesting)
            throws AttestationException, CborException {
        CborValue.Map map = Attestation.payload(MEDIA_TYPE, message, attesting);
        for (CborValue.Entry entry : map.entries()) {
            if (!(entry.key() instanceof CborValue.Int label) || !LABELS.contains(label.value())) {
                throw new CborException(Fault.UNEXPECTED_TYPE);
            }
        }
        try {
            return new VerificationRecord(
                    VerdictCode.valueOf(one(map, VERDICT).text()),
                    Verdict.Assurance.valueOf(one(map, ASSURANCE).text()),
                    one(map, IAT).number(),
                    one(map, AS_OF).number(),
                    has(map, HEIGHT) ? Optional.of(one(map, HEIGHT).number()) : Optional.empty(),
                    has(map, DIGEST)
                            ? Optional.of(new LedgerDigest(one(map, DIGEST).bytes()))
                            : Optional.empty(),
                    one(map, HERE).text(),
                    has(map, MATTER) ? Optional.of(one(map, MATTER).text()) : Optional.empty(),
                    checks(map));
        } catch (IllegalArgumentException e) {
            throw new CborException(Fault.OUT_OF_RANGE);
        }
    }

    private static Map<CheckStep, CheckResult> checks(CborValue.Map map) throws CborException {
        Map<CheckStep, CheckResult> checks = new EnumMap<>(CheckStep.class);
        for (Map.Entry<CheckStep, CheckResult> check :
                one(map, CHECKS).rows(2, row -> Map.entry(step(row), row.oneOf(CheckResult.values())))) {
            checks.put(check.getKey(), check.getValue());
        }
        return checks;
    }

    private static CheckStep step(Row row) throws CborException {
        return CheckStep.valueOf(row.text());
    }

    private static boolean has(CborValue.Map map, int label) {
        return map.get(label).isPresent();
    }

    private static Row one(CborValue.Map map, int label) throws CborException {
        Optional<CborValue> value = map.get(label);
        if (value.isEmpty()) {
            throw new CborException(Fault.UNEXPECTED_TYPE);
        }
        return Row.of(new CborValue.Array(List.of(value.get())), 1);
    }
}
