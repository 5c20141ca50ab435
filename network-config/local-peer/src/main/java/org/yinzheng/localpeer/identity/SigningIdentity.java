// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.identity;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.yinzheng.signature.SigningKey;
import org.yinzheng.signature.VerifyingKey;

/** An identity whose private key this process holds: a peer that endorses or an orderer that signs blocks. */
public final class SigningIdentity {
    private final String mspId;
    private final ByteString certificate;
    private final ByteString serialized;
    private final SigningKey privateKey;
    private final VerifyingKey publicKey;

    private SigningIdentity(String mspId, ByteString certificate, SigningKey privateKey, VerifyingKey publicKey) {
        this.mspId = mspId;
        this.certificate = certificate;
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.serialized = SerializedIdentity.newBuilder()
                .setMspid(mspId)
                .setIdBytes(certificate)
                .build()
                .toByteString();
    }

    /**
     * Reads a certificate and its private key (both PEM).
     *
     * @throws IllegalArgumentException if the two do not belong together.
     */
    public static SigningIdentity read(String mspId, Path certificateFile, Path keyFile) throws IOException {
        ByteString certificate = ByteString.copyFrom(Files.readAllBytes(certificateFile));
        SigningKey privateKey = Pem.privateKey(keyFile);
        VerifyingKey publicKey = VerifyingKey.ofSpki(Pem.certificate(certificate.toByteArray())
                .getSubjectPublicKeyInfo()
                .getEncoded("DER"));
        byte[] probe = Sha256.of(certificate);
        if (!publicKey.verifies(probe, privateKey.sign(probe))) {
            throw new IllegalArgumentException("key and certificate of " + mspId + " do not belong together: "
                    + certificateFile.getFileName() + ", " + keyFile.getFileName());
        }
        return new SigningIdentity(mspId, certificate, privateKey, publicKey);
    }

    public String mspId() {
        return mspId;
    }

    /** The certificate as it stands in the file, PEM. */
    public ByteString certificate() {
        return certificate;
    }

    /** The {@code msp.SerializedIdentity} that goes into headers and endorsements. */
    public ByteString serialized() {
        return serialized;
    }

    /** Signs the concatenation and checks the result: a flipped bit or a broken key must not leave this process. */
    public ByteString sign(ByteString... parts) {
        byte[] digest = Sha256.of(parts);
        byte[] signature = privateKey.sign(digest);
        if (!publicKey.verifies(digest, signature)) {
            throw new IllegalStateException("a signature just made by " + mspId + " does not verify");
        }
        ByteString signed = ByteString.copyFrom(signature);
        OwnSignatures.add(serialized, digest, signed);
        return signed;
    }
}
