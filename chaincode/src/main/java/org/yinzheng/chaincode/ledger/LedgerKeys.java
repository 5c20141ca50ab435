// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.refusal.Require;

/**
 * The one place that knows the ledger's keys. Fabric's composite keys are built and parsed here without shim classes, so
 * that the gateway and the verifier can read blocks with it: {@code U+0000 kind U+0000 part U+0000 part … U+0000}, UTF-8.
 */
public final class LedgerKeys {
    private static final char SEPARATOR = 0;
    private static final int SEQUENCE_DIGITS = 10;

    /** What stands under a key; which namespace holds it is said in docs/ledger-api.md. */
    public enum Kind {
        SELF,
        REG,
        MSP,
        AGY,
        ISS,
        ADM,
        KEY,
        TYP,
        ADOPT,
        LIC,
        LST,
        LOP,
        LDG,
        SIX,
        TIN,
        AGR,
        ACC,
        INF,
        REC,
        USE,
        OBJ,
        ANS,
        NB,
        NBC,
        BAT,
        BID,
        RST,
        STP,
        CLT,
        CLM,
        COB,
        TAX,
        REQ,
        BEAT
    }

    /**
     * A key, taken apart.
     *
     * @param kind what it holds
     * @param parts its attributes in order
     */
    public record Key(Kind kind, List<String> parts) {
        public Key {
            Require.present(kind, "kind");
            parts = List.copyOf(parts);
            for (String part : parts) {
                Require.that(isPart(part), "a key's part must be 1 to 200 printable ASCII characters");
            }
        }

        /** The key as the ledger stores it. */
        public String text() {
            return LedgerKeys.text(kind, parts);
        }

        public String part(int index) {
            return parts.get(index);
        }
    }

    private LedgerKeys() {}

    public static Key of(Kind kind, String... parts) {
        return new Key(kind, List.of(parts));
    }

    /** Parses a stored key; refuses one that is none of ours. */
    public static Key parse(String text) {
        boolean framed =
                text.length() >= 3 && text.charAt(0) == SEPARATOR && text.charAt(text.length() - 1) == SEPARATOR;
        Require.that(framed, "a key begins and ends with U+0000");
        List<String> parts = new ArrayList<>();
        for (int from = 1; from < text.length(); ) {
            int end = text.indexOf(SEPARATOR, from);
            parts.add(text.substring(from, end));
            from = end + 1;
        }
        return new Key(kind(parts.get(0)), parts.subList(1, parts.size()));
    }

    /** The stored text of a key, or of the beginning of keys for a range. */
    public static String text(Kind kind, List<String> parts) {
        var text = new StringBuilder(64).append(SEPARATOR).append(kind.name()).append(SEPARATOR);
        for (String part : parts) {
            text.append(part).append(SEPARATOR);
        }
        return text.toString();
    }

    public static Key self() {
        return new Key(Kind.SELF, Collections.emptyList());
    }

    public static Key region(String region) {
        return of(Kind.REG, region);
    }

    /** From the MSP to its region. */
    public static Key msp(String mspId) {
        return of(Kind.MSP, mspId);
    }

    public static Key agency(String agency) {
        return of(Kind.AGY, agency);
    }

    public static Key issuer(String iss) {
        return of(Kind.ISS, iss);
    }

    public static Key admission(String agency) {
        return of(Kind.ADM, agency);
    }

    public static Key issuingKey(String kid) {
        return of(Kind.KEY, kid);
    }

    public static Key type(int number, int version) {
        return of(Kind.TYP, padded(number, 5), padded(version, 4));
    }

    public static Key adoption(int type) {
        return of(Kind.ADOPT, padded(type, 5));
    }

    public static Key licence(String licenceId) {
        return of(Kind.LIC, licenceId);
    }

    public static Key licenceState(String licenceId) {
        return of(Kind.LST, licenceId);
    }

    public static Key operation(String licenceId, long seq) {
        return of(Kind.LOP, licenceId, sequence(seq));
    }

    public static Key digest(String digest) {
        return of(Kind.LDG, digest);
    }

    public static Key statusIndex(String iss, int type, long index) {
        return of(Kind.SIX, iss, padded(type, 5), sequence(index));
    }

    public static Key takenIn(String losingLicenceId) {
        return of(Kind.TIN, losingLicenceId);
    }

    public static Key agreement(String agreement, int version) {
        return of(Kind.AGR, agreement, padded(version, 4));
    }

    public static Key acceptance(String agreement, int version, String region) {
        return of(Kind.ACC, agreement, padded(version, 4), region);
    }

    public static Key inForce(String agreement, int version) {
        return of(Kind.INF, agreement, padded(version, 4));
    }

    /** The version that was activated last, in force or to come: version 0 of INF, which is no version of an agreement. */
    public static Key lastActivated(String agreement) {
        return inForce(agreement, 0);
    }

    public static Key recognition(String recognition) {
        return of(Kind.REC, recognition);
    }

    /** From a licence to the records of its uses, in the recogniser's namespace. */
    public static Key use(String licenceId, String recognition) {
        return of(Kind.USE, licenceId, recognition);
    }

    public static Key objection(String objection) {
        return of(Kind.OBJ, objection);
    }

    public static Key answer(String recogniserRegion, String objection) {
        return of(Kind.ANS, recogniserRegion, objection);
    }

    /** A lane of a number block. */
    public static Key numberBlock(String code, String first, int lane) {
        return of(Kind.NB, code, first, padded(lane, 2));
    }

    /** How far the numbers of a receipt code are granted. */
    public static Key allocation(String code) {
        return of(Kind.NBC, code);
    }

    public static Key batch(String code, String first) {
        return of(Kind.BAT, code, first);
    }

    public static Key batchPlace(String batchId) {
        return of(Kind.BID, batchId);
    }

    public static Key receiptState(String code, String number) {
        return of(Kind.RST, code, number);
    }

    public static Key stamp(String code, String number, long seq) {
        return of(Kind.STP, code, number, sequence(seq));
    }

    public static Key claimAccount(String code, String number) {
        return of(Kind.CLT, code, number);
    }

    public static Key claim(String code, String number, long seq, String transactionId) {
        return of(Kind.CLM, code, number, sequence(seq), transactionId);
    }

    public static Key claimObjection(String code, String number, long seq) {
        return of(Kind.COB, code, number, sequence(seq));
    }

    /** A fully digital invoice. */
    public static Key invoice(String number) {
        return of(Kind.TAX, number);
    }

    public static Key request(String agency, String requestId) {
        return of(Kind.REQ, agency, requestId);
    }

    public static Key beat(String region) {
        return of(Kind.BEAT, region);
    }

    /** A sequence number as a key's part: 10 digits, so that byte order is the order of numbers. */
    public static String sequence(long seq) {
        return padded(seq, SEQUENCE_DIGITS);
    }

    /** A number as a key's part with leading zeros. */
    public static String padded(long number, int digits) {
        var text = Long.toString(number);
        Require.that(number >= 0 && text.length() <= digits, "a number of at most " + digits + " digits");
        return "0".repeat(digits - text.length()) + text;
    }

    private static Kind kind(String name) {
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new RefusedException(Refusal.ARGUMENT_INVALID, "a key's kind must be one of " + List.of(Kind.values()));
    }

    private static boolean isPart(String part) {
        boolean fits = !part.isEmpty() && part.length() <= 200;
        for (int i = 0; fits && i < part.length(); i++) {
            fits = part.charAt(i) > ' ' && part.charAt(i) < 0x7f;
        }
        return fits;
    }
}
