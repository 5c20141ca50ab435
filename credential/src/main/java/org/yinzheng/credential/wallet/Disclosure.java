// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.wallet;

import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborException.Fault;
import org.yinzheng.credential.cbor.CborReader;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cbor.CborWriter;
import org.yinzheng.credential.print.ClaimsCodec;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.record.Sha256;

/**
 * One redaction group with its salt: {@code [salt, {field: value}, group]} in a byte string. The credential keeps only
 * its digest, over the byte string with its head.
 *
 * @param encoded the array in CBOR
 */
public record Disclosure(byte[] encoded) {
    /** Bytes of a salt. */
    public static final int SALT_LENGTH = 16;
    /** The lowest key of a group; the highest is −1. */
    public static final int LOWEST_GROUP = -24;

    /** The fields of one group. */
    public record Group(int key, SortedMap<Integer, FieldValue> fields) {}

    static Disclosure of(byte[] salt, Group group) {
        return new Disclosure(CborWriter.write(new CborValue.Array(List.of(
                new CborValue.Bytes(salt), ClaimsCodec.fields(group.fields()), new CborValue.Int(group.key())))));
    }

    /** By which the credential knows the group, 64 lower-case hexadecimal digits. */
    public String digest() {
        return HexFormat.of().formatHex(Sha256.of(CborWriter.write(toCbor())));
    }

    CborValue.Bytes toCbor() {
        return new CborValue.Bytes(encoded);
    }

    /**
     * What the disclosure says.
     *
     * @throws CborException if it is not exactly a salt, at least one field and a group's key
     */
    public Group group() throws CborException {
        if (CborReader.read(encoded) instanceof CborValue.Array parts
                && parts.items().size() == 3
                && parts.items().get(0) instanceof CborValue.Bytes salt
                && salt.value().length == SALT_LENGTH
                && parts.items().get(1) instanceof CborValue.Map fields
                && !fields.entries().isEmpty()
                && parts.items().get(2) instanceof CborValue.Int key
                && isGroup(key.value())) {
            return new Group((int) key.value(), fields(fields));
        }
        throw new CborException(Fault.UNEXPECTED_TYPE);
    }

    private static SortedMap<Integer, FieldValue> fields(CborValue.Map map) throws CborException {
        try {
            SortedMap<Integer, FieldValue> fields = ClaimsCodec.fields(map);
            if (fields.firstKey() >= 0) {
                return fields;
            }
        } catch (ArithmeticException e) {
            throw new CborException(Fault.OUT_OF_RANGE);
        }
        throw new CborException(Fault.OUT_OF_RANGE);
    }

    static boolean isGroup(long key) {
        return key >= LOWEST_GROUP && key <= -1;
    }
}
