// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.cose;

import java.util.List;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborException.Fault;
import org.yinzheng.credential.cbor.CborReader;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cbor.CborWriter;
import org.yinzheng.credential.key.KeyId;

/**
 * A protected header of exactly the labels 1 (alg), 4 (kid) and 16 (typ): that of every message signed with a key of the
 * registry.
 *
 * @param alg a COSE algorithm number
 * @param kid the hint to the key
 * @param typ the message's type (RFC 9596), a content format or a media type
 */
public record KeyedHeader(long alg, KeyId kid, CborValue typ) {
    private static final int LABEL_ALG = 1;
    private static final int LABEL_KID = 4;
    private static final int LABEL_TYP = 16;

    /** The header of a new message with a media type. */
    public static KeyedHeader of(KeyId kid, String mediaType) {
        return new KeyedHeader(PrintHeader.ALG_ESP256, kid, new CborValue.Text(mediaType));
    }

    /**
     * Reads the byte string of a protected header.
     *
     * @throws CborException if the label set or the types of its values are not exactly these
     */
    public static KeyedHeader read(byte[] protectedHeader) throws CborException {
        if (CborReader.read(protectedHeader) instanceof CborValue.Map map
                && map.entries().size() == 3
                && map.get(LABEL_ALG).orElse(null) instanceof CborValue.Int alg
                && map.get(LABEL_KID).orElse(null) instanceof CborValue.Bytes kid
                && kid.value().length == KeyId.LENGTH
                && map.get(LABEL_TYP).isPresent()) {
            return new KeyedHeader(
                    alg.value(), new KeyId(kid.value()), map.get(LABEL_TYP).get());
        }
        throw new CborException(Fault.UNEXPECTED_TYPE);
    }

    /** The bytes of the protected header. */
    public byte[] bytes() {
        return CborWriter.write(new CborValue.Map(List.of(
                new CborValue.Entry(new CborValue.Int(LABEL_ALG), new CborValue.Int(alg)),
                new CborValue.Entry(new CborValue.Int(LABEL_KID), new CborValue.Bytes(kid.bytes())),
                new CborValue.Entry(new CborValue.Int(LABEL_TYP), typ))));
    }

    /** Whether the message says that it is of a media type. */
    public boolean isOfType(String mediaType) {
        return typ.equals(new CborValue.Text(mediaType));
    }
}
