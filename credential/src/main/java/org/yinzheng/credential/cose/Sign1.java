// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.cose;

import java.util.List;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborException.Fault;
import org.yinzheng.credential.cbor.CborReader;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cbor.CborWriter;
import org.yinzheng.credential.key.CredentialSigner;
import org.yinzheng.credential.key.SigningFailedException;

/**
 * A COSE_Sign1 message (RFC 9052 section 4.2, tag 18) split into its four parts, with the bytes as received: they are
 * what is verified and hashed, never a new encoding.
 *
 * @param protectedHeader the byte string that holds the protected header
 * @param unprotected the unprotected header
 * @param payload the byte string that holds the claims
 * @param signature the signature, r‖s for the ECDSA family
 */
public record Sign1(byte[] protectedHeader, CborValue.Map unprotected, byte[] payload, byte[] signature) {
    private static final int TAG = 18;

    /**
     * Splits a message. The embedded byte strings are not read yet.
     *
     * @throws CborException if the bytes are not strict CBOR, or not a tagged COSE_Sign1
     */
    public static Sign1 read(byte[] message) throws CborException {
        return of(CborReader.read(message));
    }

    /**
     * Splits a message that stands inside another.
     *
     * @throws CborException if the value is not a tagged COSE_Sign1
     */
    public static Sign1 of(CborValue value) throws CborException {
        if (value instanceof CborValue.Tagged tagged
                && tagged.content() instanceof CborValue.Array array
                && array.items().size() == 4
                && array.items().get(0) instanceof CborValue.Bytes header
                && array.items().get(1) instanceof CborValue.Map unprotected
                && array.items().get(2) instanceof CborValue.Bytes payload
                && array.items().get(3) instanceof CborValue.Bytes signature) {
            return new Sign1(header.value(), unprotected, payload.value(), signature.value());
        }
        throw new CborException(Fault.UNEXPECTED_TYPE);
    }

    /**
     * Signs a payload, with nothing unprotected, and verifies the signature before anything is handed out.
     *
     * @throws SigningFailedException if the signer's signature does not verify
     */
    public static Sign1 sign(byte[] protectedHeader, byte[] payload, CredentialSigner signer) {
        byte[] sigStructure = SigStructure.of(protectedHeader, payload);
        byte[] signature = signer.sign(sigStructure);
        if (!signer.publicKey().verifies(sigStructure, signature)) {
            throw new SigningFailedException(signer.publicKey().keyId());
        }
        return new Sign1(protectedHeader, new CborValue.Map(List.of()), payload, signature);
    }

    /** The message's one permitted spelling. */
    public byte[] bytes() {
        return CborWriter.write(toCbor());
    }

    /** The message as a value, to stand inside another. */
    public CborValue toCbor() {
        return new CborValue.Tagged(
                TAG,
                new CborValue.Array(List.of(
                        new CborValue.Bytes(protectedHeader),
                        unprotected,
                        new CborValue.Bytes(payload),
                        new CborValue.Bytes(signature))));
    }

    /** The same message with another unprotected header, which no signature covers. */
    public Sign1 withUnprotected(CborValue.Map header) {
        return new Sign1(protectedHeader, header, payload, signature);
    }

    /** What the signature covers. */
    public byte[] sigStructure() {
        return SigStructure.of(protectedHeader, payload);
    }
}
