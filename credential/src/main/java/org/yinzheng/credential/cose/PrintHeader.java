// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.cose;

import java.util.Optional;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborException.Fault;
import org.yinzheng.credential.cbor.CborReader;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.key.KeyId;

/**
 * The protected header of the print profile: exactly the labels 1 (alg), 4 (kid) and 16 (typ), nothing unprotected.
 *
 * @param alg a COSE algorithm number
 * @param kid the hint to the issuer's key
 * @param typ the CoAP content format of the message (RFC 9596)
 */
public record PrintHeader(long alg, KeyId kid, long typ) {
    /** ECDSA on P-256 with SHA-256, fully specified (RFC 9864). */
    public static final int ALG_ESP256 = -9;
    /** Ed25519, fully specified (RFC 9864); holders' keys only. */
    public static final int ALG_ED25519 = -19;
    /** application/cwt. */
    public static final int TYP_CWT = 61;
    /** application/sd-cwt. */
    public static final int TYP_SD_CWT = 293;
    /** application/kb+cwt. */
    public static final int TYP_KEY_BINDING = 294;

    private static final int LABEL_TYP = 16;

    /** The header of a new print credential. */
    public static PrintHeader of(KeyId kid) {
        return new PrintHeader(ALG_ESP256, kid, TYP_CWT);
    }

    /** The message type, where the protected header is a map that names one: a look before the exact reading. */
    public static Optional<Long> typOf(Sign1 message) throws CborException {
        if (CborReader.read(message.protectedHeader()) instanceof CborValue.Map map
                && map.get(LABEL_TYP).orElse(null) instanceof CborValue.Int typ) {
            return Optional.of(typ.value());
        }
        return Optional.empty();
    }

    /**
     * Reads the headers of a message.
     *
     * @throws CborException if the label sets or the types of their values are not exactly those of the profile
     */
    public static PrintHeader read(Sign1 message) throws CborException {
        KeyedHeader header = KeyedHeader.read(message.protectedHeader());
        if (message.unprotected().entries().isEmpty() && header.typ() instanceof CborValue.Int typ) {
            return new PrintHeader(header.alg(), header.kid(), typ.value());
        }
        throw new CborException(Fault.UNEXPECTED_TYPE);
    }

    /** The bytes of the protected header. */
    public byte[] bytes() {
        return new KeyedHeader(alg, kid, new CborValue.Int(typ)).bytes();
    }
}
