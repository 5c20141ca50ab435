// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/**
 * A certificate with its private key (P-256).
 *
 * @param mspId the MSP that vouches for it
 * @param certificatePem the certificate's bytes as they stand in the file, which is what Fabric compares
 * @param certificate the same, parsed
 * @param privateKey its key
 */
public record SigningIdentity(String mspId, String certificatePem, X509Certificate certificate, PrivateKey privateKey) {
    private static final String CERTIFICATE = "cert.pem";
    private static final String KEY = "key.pem";
    private static final String RENEWED = "renewed";

    /** Fabric's serialised form: the creator of a proposal, the endorser of a response. */
    public SerializedIdentity serialized() {
        return SerializedIdentity.newBuilder()
                .setMspid(mspId)
                .setIdBytes(ByteString.copyFromUtf8(certificatePem))
                .build();
    }

    /** Reads {@code cert.pem} and {@code key.pem} of a folder. */
    static SigningIdentity load(String mspId, Path folder) throws IOException {
        String certificate = Files.readString(folder.resolve(CERTIFICATE), StandardCharsets.US_ASCII);
        String key = Files.readString(folder.resolve(KEY), StandardCharsets.US_ASCII);
        return new SigningIdentity(mspId, certificate, Pem.certificate(certificate), Pem.privateKey(key));
    }

    /**
     * Writes {@code key.pem} and {@code cert.pem} of a folder. A pair that is there is replaced so that what breaks off the work leaves the old pair, or a new one that
     * {@link #settle} brings to its place: never one half of each for good.
     */
    void store(Path folder) throws IOException {
        PrivateFiles.createFolder(folder);
        settle(folder);
        if (!Files.exists(folder.resolve(CERTIFICATE))) {
            write(folder);
            return;
        }
        Path renewed = PrivateFiles.createFolder(folder.resolve(RENEWED));
        PrivateFiles.write(renewed.resolve(KEY), Pem.text("PRIVATE KEY", privateKey.getEncoded()));
        PrivateFiles.write(renewed.resolve(CERTIFICATE), certificatePem);
        settle(folder);
    }

    /** The certificate last: a folder without one has no pair yet. */
    private void write(Path folder) throws IOException {
        PrivateFiles.writeUnforced(folder.resolve(KEY), Pem.text("PRIVATE KEY", privateKey.getEncoded()));
        PrivateFiles.writeUnforced(folder.resolve(CERTIFICATE), certificatePem);
    }

    /** Ends a renewal that was broken off: a new pair that was written whole takes the old one's place, half of one is dropped. */
    static void settle(Path folder) throws IOException {
        Path renewed = folder.resolve(RENEWED);
        if (!Files.isDirectory(renewed)) {
            return;
        }
        Path key = renewed.resolve(KEY);
        Path certificate = renewed.resolve(CERTIFICATE);
        if (Files.exists(certificate)) {
            if (Files.exists(key)) {
                Files.move(key, folder.resolve(KEY), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(certificate, folder.resolve(CERTIFICATE), StandardCopyOption.ATOMIC_MOVE);
        }
        PrivateFiles.delete(renewed);
    }
}
