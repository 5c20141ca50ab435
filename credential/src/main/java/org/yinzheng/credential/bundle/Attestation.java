// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.bundle;

import java.util.List;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborException.Fault;
import org.yinzheng.credential.cbor.CborReader;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cose.KeyedHeader;
import org.yinzheng.credential.cose.PrintHeader;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.key.CredentialSigner;
import org.yinzheng.credential.key.P256PublicKey;

/** COSE_Sign1 by a verifier's own attestation key: exact headers, the type told apart, strict CBOR inside. */
final class Attestation {
    private Attestation() {}

    static byte[] sign(String mediaType, byte[] payload, CredentialSigner signer) {
        byte[] header = KeyedHeader.of(signer.publicKey().keyId(), mediaType).bytes();
        return Sign1.sign(header, payload, signer).bytes();
    }

    static CborValue.Map payload(String mediaType, byte[] message, List<P256PublicKey> attesting)
            throws AttestationException, CborException {
        Sign1 parts = Sign1.read(message);
        KeyedHeader header = KeyedHeader.read(parts.protectedHeader());
        if (!parts.unprotected().entries().isEmpty()
                || !header.isOfType(mediaType)
                || header.alg() != PrintHeader.ALG_ESP256) {
            throw new CborException(Fault.UNEXPECTED_TYPE);
        }
        byte[] signed = parts.sigStructure();
        boolean attested = attesting.stream()
                .filter(key -> key.keyId().equals(header.kid()))
                .anyMatch(key -> key.verifies(signed, parts.signature()));
        if (!attested) {
            throw new AttestationException(
                    "expected a signature by one of the attestation keys given, by key " + header.kid() + " it is not");
        }
        if (CborReader.read(parts.payload()) instanceof CborValue.Map map) {
            return map;
        }
        throw new CborException(Fault.UNEXPECTED_TYPE);
    }
}
