// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.hyperledger.fabric.client.identity.Signer;
import org.yinzheng.localpeer.identity.P256;
import org.yinzheng.localpeer.identity.Sha256;

/** Signs whole messages, quickly enough not to be the slow part of a load test. */
final class TestSigner {
    private TestSigner() {}

    static Signer of(PrivateKey key) {
        BigInteger d = ((ECPrivateKey) key).getS();
        ECPrivateKeyParameters parameters =
                new ECPrivateKeyParameters(d, new ECDomainParameters(CustomNamedCurves.getByName("P-256")));
        return message -> P256.sign(parameters, Sha256.of(message));
    }
}
