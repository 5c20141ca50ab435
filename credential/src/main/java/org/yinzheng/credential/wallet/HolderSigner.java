// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.wallet;

import org.yinzheng.credential.key.CredentialSigner;

/** Signs key bindings with the key in the holder's device. */
public interface HolderSigner {

    /** The public half, which the credential carries. */
    HolderKey key();

    /**
     * Signs with the key's own algorithm.
     *
     * @return 64 bytes
     */
    byte[] sign(byte[] message);

    /** A holder's key on P-256. */
    static HolderSigner of(CredentialSigner signer) {
        HolderKey key = new HolderKey.P256(signer.publicKey());
        return new HolderSigner() {
            @Override
            public HolderKey key() {
                return key;
            }

            @Override
            public byte[] sign(byte[] message) {
                return signer.sign(message);
            }
        };
    }
}
