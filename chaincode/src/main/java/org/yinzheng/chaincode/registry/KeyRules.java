// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.yinzheng.chaincode.authority.AgencyState;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.refusal.Require;

/** The pure rules of issuing keys. */
public final class KeyRules {
    /** COSE algorithm of P-256 with SHA-256 (RFC 9864). */
    public static final int P256 = -9;

    /** Our private-use number for SM2 with SM3. */
    public static final int SM2 = -70002;

    // SubjectPublicKeyInfo of an uncompressed point, up to and with the 04 that begins it
    private static final String P256_HEAD = "3059301306072a8648ce3d020106082a8648ce3d03010703420004";
    private static final String SM2_HEAD = "3059301306072a8648ce3d020106082a811ccf5501822d03420004";
    private static final int KEY_BYTES = 91;
    private static final int COORDINATE = 32;

    // SEC 2, section 2.4.2, and GB/T 32918.5, section 2
    private static final Curve P256_CURVE = new Curve(
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16),
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16));
    private static final Curve SM2_CURVE = new Curve(
            new BigInteger("fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff", 16),
            new BigInteger("28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93", 16));

    private KeyRules() {}

    /** Refuses unless the key is of the algorithm's curve in the one accepted encoding, and the kid is its own. */
    static void checkPublicKey(RegisterKeyRequest request) {
        refuseUnless(
                request.algorithm() == P256 || request.algorithm() == SM2,
                "algorithm must be " + P256 + " (P-256, SHA-256) or " + SM2 + " (SM2, SM3)");
        var der = decoded(request.publicKey());
        var head = request.algorithm() == P256 ? P256_HEAD : SM2_HEAD;
        refuseUnless(
                der.length == KEY_BYTES && HexFormat.of().formatHex(der).startsWith(head),
                "publicKey must be a SubjectPublicKeyInfo of the algorithm's curve, named curve, uncompressed, 91 bytes");
        refuseUnless(
                (request.algorithm() == P256 ? P256_CURVE : SM2_CURVE).holds(der),
                "publicKey must be a point on the algorithm's curve");
        refuseUnless(
                request.kid().equals(kid(der)),
                "kid must be the first 8 bytes of the SHA-256 of publicKey: " + kid(der));
    }

    /** The kid of a SubjectPublicKeyInfo. */
    public static String kid(byte[] publicKey) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    static KeyState proposed(RegisterKeyRequest request, AgencyState agency, String officer, long now) {
        Require.that(
                request.notAfter() == null || request.notAfter() > now, "notAfter must be later than the transaction");
        return new KeyState(
                request.kid(),
                agency.agency(),
                agency.iss(),
                request.use(),
                request.algorithm(),
                request.publicKey(),
                request.types(),
                KeyState.Status.PENDING,
                officer,
                now,
                null,
                null,
                request.notAfter(),
                null,
                null,
                null);
    }

    static KeyState confirmed(KeyState key, String officer, long now) {
        Require.that(
                key.status() == KeyState.Status.PENDING,
                Refusal.KEY_NOT_PENDING,
                "only a proposed key can be confirmed, once");
        return new KeyState(
                key.kid(),
                key.agency(),
                key.iss(),
                key.use(),
                key.algorithm(),
                key.publicKey(),
                key.types(),
                KeyState.Status.ACTIVE,
                key.proposedBy(),
                key.proposedAt(),
                officer,
                now,
                key.notAfter(),
                null,
                null,
                null);
    }

    /** Closes; a key closed as usual may later be found compromised, never the reverse. The first moment stands. */
    static KeyState closed(KeyState key, KeyState.Closing closing, String officer, long now) {
        boolean open = key.status() != KeyState.Status.CLOSED;
        boolean worse = key.closing() == KeyState.Closing.NORMAL && closing == KeyState.Closing.COMPROMISED;
        Require.that(open || worse, Refusal.KEY_CLOSED, "the key is closed already, and stays closed");
        return new KeyState(
                key.kid(),
                key.agency(),
                key.iss(),
                key.use(),
                key.algorithm(),
                key.publicKey(),
                key.types(),
                KeyState.Status.CLOSED,
                key.proposedBy(),
                key.proposedAt(),
                key.confirmedBy(),
                key.from(),
                key.notAfter(),
                officer,
                open ? Long.valueOf(now) : key.closedAt(),
                closing);
    }

    /** Refuses unless the key may sign a credential of the type for the agency at that time. */
    public static void requireSigning(KeyState key, AgencyState agency, int type, long now) {
        Require.that(
                key.agency().equals(agency.agency()),
                Refusal.KEY_OF_OTHER_AGENCY,
                "a key of the issuing agency itself is required");
        Require.that(
                key.status() != KeyState.Status.CLOSED, Refusal.KEY_CLOSED, "the key is closed; sign with an open one");
        Require.that(
                key.status() == KeyState.Status.ACTIVE,
                Refusal.KEY_NOT_ACTIVE,
                "a second officer must confirm the key");
        Require.that(
                key.notAfter() == null || now <= key.notAfter(),
                Refusal.KEY_CLOSED,
                "the key's planned end has passed; sign with an open one");
        Require.that(
                key.use() == KeyUse.CREDENTIAL
                        && (key.types().isEmpty() || key.types().contains(type)),
                Refusal.KEY_NOT_FOR_THIS,
                "a key with use CREDENTIAL for this type is required");
    }

    /** y² = x³ − 3x + b modulo p. What is no point stops whoever reads the key from the ledger later. */
    private record Curve(BigInteger p, BigInteger b) {
        /** Whether the last 64 bytes are the coordinates of a point. */
        boolean holds(byte[] key) {
            var x = new BigInteger(1, key, key.length - 2 * COORDINATE, COORDINATE);
            var y = new BigInteger(1, key, key.length - COORDINATE, COORDINATE);
            var right = x.pow(3).subtract(x.multiply(BigInteger.valueOf(3))).add(b);
            return x.compareTo(p) < 0
                    && y.compareTo(p) < 0
                    && y.pow(2).subtract(right).mod(p).signum() == 0;
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.KEY_INVALID, "publicKey must be standard base64");
        }
    }

    private static void refuseUnless(boolean holds, String accepted) {
        Require.that(holds, Refusal.KEY_INVALID, accepted);
    }
}
