// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    /** Fabric's serialised form: the creator of a proposal, the endorser of a response. */
    public SerializedIdentity serialized() {
        return SerializedIdentity.newBuilder()
                .setMspid(mspId)
                .setIdBytes(ByteString.copyFromUtf8(certificatePem))
                .build();
    }

    /** Reads {@code cert.pem} and {@code key.pem} of a folder. */
    static SigningIdentity load(String mspId, Path folder) throws IOException {
        String certificate = Files.readString(folder.resolve("cert.pem"), StandardCharsets.US_ASCII);
        String key = Files.readString(folder.resolve("key.pem"), StandardCharsets.US_ASCII);
        return new SigningIdentity(mspId, certificate, Pem.certificate(certificate), Pem.privateKey(key));
    }

    void store(Path folder) throws IOException {
        PrivateFiles.createFolder(folder);
        PrivateFiles.writeUnforced(folder.resolve("key.pem"), Pem.text("PRIVATE KEY", privateKey.getEncoded()));
        PrivateFiles.writeUnforced(folder.resolve("cert.pem"), certificatePem);
    }
}
