// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import java.security.PrivateKey;
import org.hyperledger.fabric.client.identity.Signer;
import org.yinzheng.localpeer.identity.Sha256;
import org.yinzheng.signature.SigningKey;

/** Signs whole messages, quickly enough not to be the slow part of a load test. */
final class TestSigner {
    private TestSigner() {}

    static Signer of(PrivateKey key) {
        SigningKey signing = SigningKey.of(key);
        return message -> signing.sign(Sha256.of(message));
    }
}
