// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.identity;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.yinzheng.signature.SigningKey;

/** Reads the PEM objects (RFC 7468) that a membership service holds. */
final class Pem {
    private Pem() {}

    static X509CertificateHolder certificate(byte[] pem) {
        if (read(pem) instanceof X509CertificateHolder certificate) {
            return certificate;
        }
        throw new IllegalArgumentException("expected a certificate in PEM");
    }

    static X509CRLHolder revocationList(byte[] pem) {
        if (read(pem) instanceof X509CRLHolder list) {
            return list;
        }
        throw new IllegalArgumentException("expected a certificate revocation list in PEM");
    }

    static SigningKey privateKey(Path file) throws IOException {
        Object parsed = read(Files.readAllBytes(file));
        if (parsed instanceof PrivateKeyInfo info) {
            return SigningKey.ofPkcs8(info.getEncoded());
        }
        if (parsed instanceof PEMKeyPair pair) {
            return SigningKey.ofPkcs8(pair.getPrivateKeyInfo().getEncoded());
        }
        throw new IllegalArgumentException("expected a private key in PEM: " + file.getFileName());
    }

    private static Object read(byte[] pem) {
        try (PEMParser parser = new PEMParser(new StringReader(new String(pem, StandardCharsets.US_ASCII)))) {
            Object parsed = parser.readObject();
            if (parsed == null) {
                throw new IllegalArgumentException("no PEM object found");
            }
            return parsed;
        } catch (IOException e) {
            throw new IllegalArgumentException("broken PEM object", e);
        }
    }
}
