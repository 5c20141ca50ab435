// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.watch;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A certificate or key that the process uses and that has an end.
 *
 * @param organisation MSP id
 * @param id never a name: the first 16 hex digits of the certificate's SHA-256 fingerprint, or the key's identifier
 * @param end first instant at which it no longer counts
 */
public record Expiring(Kind kind, String organisation, String id, Instant end) {
    private static final int ID_BYTES = 8;

    /** What it is for; the label's value is in lower case. */
    public enum Kind {
        /** A client's identity, with which calls to the ledger are signed. */
        CLIENT,
        /** What the process trusts when it dials a peer. */
        TLS_ROOT,
        /** What the peer shows when it is dialled. */
        PEER,
        /** An agency's issuing key with a planned end. */
        ISSUING_KEY;

        /** As it stands in metrics, logs and health. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A certificate, known by its fingerprint: {@code openssl x509 -noout -fingerprint -sha256} shows the same digits. */
    public static Expiring certificate(Kind kind, String organisation, X509Certificate certificate) {
        return new Expiring(
                kind,
                organisation,
                fingerprint(certificate),
                certificate.getNotAfter().toInstant());
    }

    /** Days until the end, negative when it is past. */
    public double daysLeft(Instant now) {
        return Duration.between(now, end).toMillis()
                / (double) Duration.ofDays(1).toMillis();
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be digested", e);
        }
    }
}
