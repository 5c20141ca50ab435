// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.key;

/**
 * Signs credentials with one issuing key: in memory, or in a security module. Implementations are safe for use by many
 * threads and never give the private key away.
 */
public interface CredentialSigner {

    /** The public half, which the registry knows. */
    P256PublicKey publicKey();

    /**
     * Signs with ECDSA on P-256 over SHA-256 of the message.
     *
     * @return r‖s, 64 bytes
     */
    byte[] sign(byte[] message);
}
