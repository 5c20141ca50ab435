// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.print;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The claims of a print credential (CWT, RFC 8392).
 *
 * @param iss the issuer's short code: 2 digits of region and up to 6 capital letters and digits
 * @param vct the registry's number of the document's type
 * @param iat time of signing, epoch seconds
 * @param cti random identifier of this credential
 * @param exp the first second at which the document is no longer valid; absent when long-term, and for receipts
 * @param nbf the first second of validity, only where it differs from iat
 * @param place a licence's status index or a receipt's place in its batch
 * @param fields the document's fields by the keys of the type's schema, at least one
 */
public record PrintClaims(
        String iss,
        int vct,
        long iat,
        CredentialId cti,
        Optional<Long> exp,
        Optional<Long> nbf,
        LedgerPlace place,
        SortedMap<Integer, FieldValue> fields) {
    /** The most fields that a code carries. */
    public static final int MAX_FIELDS = 64;

    /** Documents live by this clock. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Pattern ISS = Pattern.compile("[0-9]{2}[0-9A-Z]{1,6}");
    private static final long LAST_TIME = 253_402_300_800L;

    public PrintClaims {
        Objects.requireNonNull(cti, "cti");
        Objects.requireNonNull(place, "place");
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        require(ISS.matcher(iss).matches(), "iss has 2 digits and 1 to 6 capital letters or digits");
        require(vct > 0, "vct is a positive number");
        require(isTime(iat) && exp.map(PrintClaims::isTime).orElse(true), "times lie between 1970 and 9999");
        require(nbf.map(time -> isTime(time) && time != iat).orElse(true), "nbf stands only where it differs from iat");
        require(exp.map(end -> end > nbf.orElse(iat)).orElse(true), "the end lies after the begin");
        require(!(place instanceof LedgerPlace.BatchLeaf) || exp.isEmpty(), "a receipt does not expire");
        require(!fields.isEmpty() && fields.size() <= MAX_FIELDS, "a credential has 1 to 64 fields");
        require(fields.firstKey() >= 0, "keys of public fields are not negative");
    }

    /** Claims of a licence that is valid from its signing, for ever or until the end of {@code validTo}. */
    public static PrintClaims licence(
            String iss,
            int vct,
            long iat,
            CredentialId cti,
            Optional<LocalDate> validTo,
            long statusIndex,
            Map<Integer, FieldValue> fields) {
        return new PrintClaims(
                iss,
                vct,
                iat,
                cti,
                validTo.map(PrintClaims::endOf),
                Optional.empty(),
                new LedgerPlace.StatusIndex(statusIndex),
                new TreeMap<>(fields));
    }

    /** Claims of a receipt. */
    public static PrintClaims receipt(
            String iss,
            int vct,
            long iat,
            CredentialId cti,
            LedgerPlace.BatchLeaf place,
            Map<Integer, FieldValue> fields) {
        return new PrintClaims(iss, vct, iat, cti, Optional.empty(), Optional.empty(), place, new TreeMap<>(fields));
    }

    /** The same claims, valid from the begin of a day where that lies after the signing. */
    public PrintClaims validFrom(LocalDate day) {
        long begin = day.atStartOfDay(ZONE).toEpochSecond();
        Optional<Long> later = begin > iat ? Optional.of(begin) : Optional.empty();
        return new PrintClaims(iss, vct, iat, cti, exp, later, place, fields);
    }

    /** The same claims with other fields. */
    public PrintClaims withFields(SortedMap<Integer, FieldValue> others) {
        return new PrintClaims(iss, vct, iat, cti, exp, nbf, place, others);
    }

    /** The claim exp of a document whose last day is {@code validTo}: 00:00 in China of the day after. */
    public static long endOf(LocalDate validTo) {
        return validTo.plusDays(1).atStartOfDay(ZONE).toEpochSecond();
    }

    private static boolean isTime(long seconds) {
        return seconds >= 0 && seconds < LAST_TIME;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
