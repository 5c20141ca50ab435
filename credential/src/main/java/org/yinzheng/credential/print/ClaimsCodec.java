// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborException.Fault;
import org.yinzheng.credential.cbor.CborReader;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cbor.CborWriter;

/** The claims in CBOR: exactly the labels of the print profile, each with its one type. The wallet profile adds two. */
public final class ClaimsCodec {
    private static final int ISS = 1;
    private static final int EXP = 4;
    private static final int NBF = 5;
    private static final int IAT = 6;
    private static final int CTI = 7;
    private static final int VCT = 11;
    /** The claim that holds the fields. */
    public static final int FIELDS = -65537;

    private static final int BATCH = -65539;
    private static final int STATUS = -65541;
    private static final Set<Long> LABELS = Set.of(
            (long) ISS, (long) EXP, (long) NBF, (long) IAT, (long) CTI, (long) VCT, (long) FIELDS, (long) BATCH, (long)
                    STATUS);

    private ClaimsCodec() {}

    static byte[] write(PrintClaims claims) {
        return CborWriter.write(toCbor(claims));
    }

    /** The claims as a map. */
    public static CborValue.Map toCbor(PrintClaims claims) {
        List<CborValue.Entry> entries = new ArrayList<>();
        put(entries, ISS, new CborValue.Text(claims.iss()));
        claims.exp().ifPresent(time -> put(entries, EXP, new CborValue.Int(time)));
        claims.nbf().ifPresent(time -> put(entries, NBF, new CborValue.Int(time)));
        put(entries, IAT, new CborValue.Int(claims.iat()));
        put(entries, CTI, new CborValue.Bytes(claims.cti().bytes()));
        put(entries, VCT, new CborValue.Int(claims.vct()));
        put(entries, FIELDS, fields(claims.fields()));
        if (claims.place() instanceof LedgerPlace.BatchLeaf leaf) {
            put(
                    entries,
                    BATCH,
                    new CborValue.Array(
                            List.of(new CborValue.Bytes(leaf.batchBytes()), new CborValue.Int(leaf.leaf()))));
        } else if (claims.place() instanceof LedgerPlace.StatusIndex status) {
            put(entries, STATUS, new CborValue.Int(status.index()));
        }
        return new CborValue.Map(entries);
    }

    /** Fields as a map. */
    public static CborValue.Map fields(SortedMap<Integer, FieldValue> fields) {
        List<CborValue.Entry> entries = new ArrayList<>();
        fields.forEach((key, value) -> put(entries, key, value.toCbor()));
        return new CborValue.Map(entries);
    }

    private static void put(List<CborValue.Entry> entries, int label, CborValue value) {
        entries.add(new CborValue.Entry(new CborValue.Int(label), value));
    }

    static PrintClaims read(byte[] payload) throws CborException {
        if (CborReader.read(payload) instanceof CborValue.Map map) {
            return read(map);
        }
        throw new CborException(Fault.UNEXPECTED_TYPE);
    }

    /**
     * Reads a map of claims.
     *
     * @throws CborException if they are not exactly the claims of the print profile
     */
    public static PrintClaims read(CborValue.Map map) throws CborException {
        checkLabels(map);
        try {
            return new PrintClaims(
                    text(map, ISS),
                    Math.toIntExact(integer(map, VCT)),
                    integer(map, IAT),
                    new CredentialId(bytes(map, CTI)),
                    optional(map, EXP),
                    optional(map, NBF),
                    place(map),
                    publicFields(map));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new CborException(Fault.OUT_OF_RANGE);
        }
    }

    private static void checkLabels(CborValue.Map map) throws CborException {
        for (CborValue.Entry entry : map.entries()) {
            if (!(entry.key() instanceof CborValue.Int label) || !LABELS.contains(label.value())) {
                throw new CborException(Fault.UNEXPECTED_TYPE);
            }
        }
    }

    private static LedgerPlace place(CborValue.Map map) throws CborException {
        Optional<CborValue> batch = map.get(BATCH);
        if (batch.isPresent() == map.get(STATUS).isPresent()) {
            throw new CborException(Fault.UNEXPECTED_TYPE);
        }
        if (batch.isEmpty()) {
            return new LedgerPlace.StatusIndex(integer(map, STATUS));
        }
        if (batch.get() instanceof CborValue.Array pair
                && pair.items().size() == 2
                && pair.items().get(0) instanceof CborValue.Bytes id
                && id.value().length == LedgerPlace.BatchLeaf.BATCH_LENGTH
                && pair.items().get(1) instanceof CborValue.Int leaf) {
            return LedgerPlace.BatchLeaf.of(id.value(), leaf.value());
        }
        throw new CborException(Fault.UNEXPECTED_TYPE);
    }

    private static SortedMap<Integer, FieldValue> publicFields(CborValue.Map map) throws CborException {
        if (!(map.get(FIELDS).orElse(null) instanceof CborValue.Map fields)) {
            throw new CborException(Fault.UNEXPECTED_TYPE);
        }
        return fields(fields);
    }

    /**
     * Reads fields by their keys.
     *
     * @throws CborException if a key is no integer or a value neither text nor integer
     * @throws ArithmeticException if a key does not fit an int
     */
    public static SortedMap<Integer, FieldValue> fields(CborValue.Map fields) throws CborException {
        SortedMap<Integer, FieldValue> values = new TreeMap<>();
        for (CborValue.Entry entry : fields.entries()) {
            if (!(entry.key() instanceof CborValue.Int key)) {
                throw new CborException(Fault.UNEXPECTED_TYPE);
            }
            values.put(Math.toIntExact(key.value()), field(entry.value()));
        }
        return values;
    }

    private static FieldValue field(CborValue value) throws CborException {
        if (value instanceof CborValue.Text text) {
            return new FieldValue.Text(text.value());
        }
        if (value instanceof CborValue.Int number) {
            return new FieldValue.Number(number.value());
        }
        throw new CborException(Fault.UNEXPECTED_TYPE);
    }

    private static Optional<Long> optional(CborValue.Map map, int label) throws CborException {
        return map.get(label).isPresent() ? Optional.of(integer(map, label)) : Optional.empty();
    }

    private static long integer(CborValue.Map map, int label) throws CborException {
        if (map.get(label).orElse(null) instanceof CborValue.Int number) {
            return number.value();
        }
        throw new CborException(Fault.UNEXPECTED_TYPE);
    }

    private static String text(CborValue.Map map, int label) throws CborException {
        if (map.get(label).orElse(null) instanceof CborValue.Text text) {
            return text.value();
        }
        throw new CborException(Fault.UNEXPECTED_TYPE);
    }

    private static byte[] bytes(CborValue.Map map, int label) throws CborException {
        if (map.get(label).orElse(null) instanceof CborValue.Bytes bytes) {
            return bytes.value();
        }
        throw new CborException(Fault.UNEXPECTED_TYPE);
    }
}
