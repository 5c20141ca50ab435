// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.identity;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** An identity whose private key this process holds: a peer that endorses or an orderer that signs blocks. */
public final class SigningIdentity {
    private final String mspId;
    private final ByteString certificate;
    private final ByteString serialized;
    private final ECPrivateKeyParameters privateKey;
    private final ECPublicKeyParameters publicKey;

    private SigningIdentity(String mspId, ByteString certificate, ECPrivateKeyParameters privateKey) {
        this.mspId = mspId;
        this.certificate = certificate;
        this.privateKey = privateKey;
        this.publicKey = P256.publicKeyOf(privateKey);
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
        SigningIdentity identity = new SigningIdentity(mspId, certificate, Pem.privateKey(keyFile));
        ECPublicKeyParameters certified =
                P256.publicKey(Pem.certificate(certificate.toByteArray()).getSubjectPublicKeyInfo());
        if (!certified.getQ().equals(identity.publicKey.getQ())) {
            throw new IllegalArgumentException("key and certificate of " + mspId + " do not belong together: "
                    + certificateFile.getFileName() + ", " + keyFile.getFileName());
        }
        return identity;
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
        byte[] signature = P256.sign(privateKey, digest);
        if (!P256.verify(publicKey, digest, signature)) {
            throw new IllegalStateException("a signature just made by " + mspId + " does not verify");
        }
        ByteString signed = ByteString.copyFrom(signature);
        OwnSignatures.add(serialized, digest, signed);
        return signed;
    }
}
