// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.key;

/** A signer returned a signature that does not verify: a broken module or a flipped bit. Nothing was handed out. */
public final class SigningFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SigningFailedException(KeyId key) {
        super("the signature made with key " + key + " does not verify; check the signing module");
    }
}
