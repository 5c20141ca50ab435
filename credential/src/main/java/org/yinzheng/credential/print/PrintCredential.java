// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.print;

import java.net.URI;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cose.PrintHeader;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.key.CredentialSigner;
import org.yinzheng.credential.key.KeyId;
import org.yinzheng.credential.key.SigningFailedException;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.text.QrText;

/**
 * A credential of the print profile: few public fields, shown by whoever bears it. Holds the message as signed or as
 * received; nothing is ever encoded anew. That it was signed by anybody in particular is not promised here, that is
 * {@code CredentialVerifier}'s work.
 */
public final class PrintCredential implements IssuerSigned {
    private final Sign1 message;
    private final PrintHeader header;
    private final PrintClaims claims;
    private final byte[] sigStructure;
    private final LedgerDigest digest;

    private PrintCredential(Sign1 message, PrintHeader header, PrintClaims claims) {
        this.message = message;
        this.header = header;
        this.claims = claims;
        this.sigStructure = message.sigStructure();
        this.digest = LedgerDigest.ofSigStructure(sigStructure);
    }

    /**
     * Signs claims, and verifies the signature before anything is handed out.
     *
     * @throws IllegalArgumentException if the claims do not fit a code, or hold text that no verifier would read
     * @throws SigningFailedException if the signer's signature does not verify
     */
    public static PrintCredential issue(PrintClaims claims, CredentialSigner signer) {
        PrintHeader header = PrintHeader.of(signer.publicKey().keyId());
        byte[] payload = ClaimsCodec.write(claims);
        Sign1 message = Sign1.sign(header.bytes(), payload, signer);
        if (message.bytes().length > QrText.MAX_BYTES) {
            throw new IllegalArgumentException("a code holds 2048 bytes, these claims need " + message.bytes().length);
        }
        return new PrintCredential(message, header, claims);
    }

    /**
     * Reads the claims of a message whose headers were read before.
     *
     * @throws CborException if they are not exactly the claims of the profile
     */
    public static PrintCredential read(Sign1 message, PrintHeader header) throws CborException {
        return new PrintCredential(message, header, ClaimsCodec.read(message.payload()));
    }

    @Override
    public KeyId kid() {
        return header.kid();
    }

    @Override
    public long alg() {
        return header.alg();
    }

    public PrintHeader header() {
        return header;
    }

    @Override
    public PrintClaims claims() {
        return claims;
    }

    /** The COSE_Sign1 message. */
    public byte[] bytes() {
        return message.bytes();
    }

    /** The text for a QR code: {@code YZ1:…}. */
    public String text() {
        return QrText.encode(bytes());
    }

    /** The text as the fragment of a verifier's address. */
    public String link(URI verifier) {
        return QrText.link(verifier, bytes());
    }

    /** By which the ledger knows this credential. */
    @Override
    public LedgerDigest digest() {
        return digest;
    }

    /** r‖s. */
    @Override
    public byte[] signature() {
        return message.signature().clone();
    }

    /** What the signature covers. */
    @Override
    public byte[] sigStructure() {
        return sigStructure.clone();
    }
}
