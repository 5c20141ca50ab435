// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.wallet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborException.Fault;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cose.PrintHeader;
import org.yinzheng.credential.key.P256PublicKey;

/**
 * The public key in the holder's device, as claim cnf carries it: a COSE_Key (RFC 9052 section 7) of P-256 or Ed25519,
 * without a private part. The algorithm of the key binding follows from it.
 */
public sealed interface HolderKey {

    /** The COSE algorithm that this key signs with: −9 or −19. */
    long alg();

    /**
     * Whether this key signed the message.
     *
     * @param signature 64 bytes
     */
    boolean verifies(byte[] message, byte[] signature);

    /** The COSE_Key: exactly the labels that the curve needs. */
    CborValue.Map coseKey();

    /** A key on P-256. */
    record P256(P256PublicKey key) implements HolderKey {
        private static final int COORDINATE = 32;

        @Override
        public long alg() {
            return PrintHeader.ALG_ESP256;
        }

        @Override
        public boolean verifies(byte[] message, byte[] signature) {
            return key.verifies(message, signature);
        }

        /** With the parity of y in place of y (RFC 9053 section 7.1.1): 33 bytes less in every code. */
        @Override
        public CborValue.Map coseKey() {
            byte[] spki = key.spki();
            int y = spki.length - COORDINATE;
            boolean odd = (spki[spki.length - 1] & 1) == 1;
            return labels(
                    2,
                    1,
                    new CborValue.Bytes(Arrays.copyOfRange(spki, y - COORDINATE, y)),
                    odd ? CborValue.Simple.TRUE : CborValue.Simple.FALSE);
        }

        static HolderKey of(byte[] x, CborValue y) throws CborException {
            try {
                if (y instanceof CborValue.Bytes bytes) {
                    return of(x, bytes.value());
                }
                if (y == CborValue.Simple.TRUE || y == CborValue.Simple.FALSE) {
                    return new P256(P256PublicKey.ofX(x, y == CborValue.Simple.TRUE));
                }
            } catch (IllegalArgumentException notOnTheCurve) {
                throw new CborException(Fault.OUT_OF_RANGE);
            }
            throw new CborException(Fault.UNEXPECTED_TYPE);
        }

        private static HolderKey of(byte[] x, byte[] y) {
            if (x.length != COORDINATE || y.length != COORDINATE) {
                throw new IllegalArgumentException("a coordinate of P-256 has 32 bytes");
            }
            byte[] point = new byte[1 + 2 * COORDINATE];
            point[0] = 4;
            System.arraycopy(x, 0, point, 1, COORDINATE);
            System.arraycopy(y, 0, point, 1 + COORDINATE, COORDINATE);
            return new P256(P256PublicKey.ofPoint(point));
        }
    }

    /** A key on Ed25519, 32 bytes (RFC 8032). S ≥ L, points that do not exist and those of small order sign nothing. */
    record Ed25519Key(byte[] x) implements HolderKey {
        private static final int LENGTH = 32;

        public Ed25519Key {
            if (x.length != LENGTH) {
                throw new IllegalArgumentException("an Ed25519 key has 32 bytes, this has " + x.length);
            }
        }

        @Override
        public long alg() {
            return PrintHeader.ALG_ED25519;
        }

        @Override
        public boolean verifies(byte[] message, byte[] signature) {
            return signature.length == P256PublicKey.SIGNATURE_LENGTH
                    && Ed25519.validatePublicKeyPartial(x, 0)
                    && Ed25519.verify(signature, 0, x, 0, message, 0, message.length);
        }

        @Override
        public CborValue.Map coseKey() {
            return labels(1, 6, new CborValue.Bytes(x));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Ed25519Key key && Arrays.equals(x, key.x);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(x);
        }
    }

    private static CborValue.Map labels(int kty, int curve, CborValue... coordinates) {
        var entries = new ArrayList<CborValue.Entry>();
        entries.add(entry(1, new CborValue.Int(kty)));
        entries.add(entry(-1, new CborValue.Int(curve)));
        for (int i = 0; i < coordinates.length; i++) {
            entries.add(entry(-2 - i, coordinates[i]));
        }
        return new CborValue.Map(List.copyOf(entries));
    }

    private static CborValue.Entry entry(int label, CborValue value) {
        return new CborValue.Entry(new CborValue.Int(label), value);
    }

    /**
     * Reads a COSE_Key.
     *
     * @throws CborException if it is not exactly the public key of P-256 or Ed25519, or no point of the curve
     */
    static HolderKey read(CborValue value) throws CborException {
        if (value instanceof CborValue.Map map
                && map.get(1).orElse(null) instanceof CborValue.Int kty
                && map.get(-1).orElse(null) instanceof CborValue.Int curve
                && map.get(-2).orElse(null) instanceof CborValue.Bytes x) {
            if (kty.value() == 2
                    && curve.value() == 1
                    && map.entries().size() == 4
                    && map.get(-3).isPresent()) {
                return P256.of(x.value(), map.get(-3).get());
            }
            if (kty.value() == 1
                    && curve.value() == 6
                    && map.entries().size() == 3
                    && x.value().length == Ed25519Key.LENGTH) {
                return new Ed25519Key(x.value());
            }
        }
        throw new CborException(Fault.UNEXPECTED_TYPE);
    }
}
