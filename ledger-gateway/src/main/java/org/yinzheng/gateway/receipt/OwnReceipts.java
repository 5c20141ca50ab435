// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.receipt.InclusionProof;
import org.yinzheng.chaincode.receipt.ReceiptLeaf;
import org.yinzheng.chaincode.receipt.ReceiptNumber;
import org.yinzheng.chaincode.receipt.ReceiptSecret;
import org.yinzheng.chaincode.receipt.TotalCommitment;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cose.PrintHeader;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.print.CredentialId;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.credential.text.QrText;
import org.yinzheng.credential.text.QrTextException;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.Document;
import org.yinzheng.gateway.issuing.CheckedDocument;

/** Receipts that the caller's unit issued, opened for a step of their life. */
@Component
class OwnReceipts {
    private final ReceiptReader reader;
    private final ReceiptDrafting drafting;

    OwnReceipts(ReceiptReader reader, ReceiptDrafting drafting) {
        this.reader = reader;
        this.drafting = drafting;
    }

    Opened open(Caller caller, String code, String number, String purpose) {
        var document = reader.own(caller, code, number, purpose);
        var type = drafting.type(caller, document.summary().type());
        return new Opened(new ReceiptNumber(code, number), type, document);
    }

    static PrintCredential credential(Document receipt) {
        try {
            var message = Sign1.read(QrText.decode(receipt.content().credential()));
            return PrintCredential.read(message, PrintHeader.read(message));
        } catch (QrTextException | CborException e) {
            throw new IllegalStateException("a stored credential does not read", e);
        }
    }

    /** One of them, with what only its issuer and its holder know. */
    record Opened(ReceiptNumber number, LicenceType type, Document document) {
        ReceiptSecret secret() {
            return ReceiptDrafting.secret(
                    new CredentialId(HexFormat.of().parseHex(document.content().secret("cti"))));
        }

        CheckedDocument checked() {
            return new CheckedDocument(
                    type,
                    document.content().holders(),
                    document.content().fields().deepCopy().asObject());
        }

        long total() {
            return ReceiptFields.total(type, checked().fields());
        }

        ReceiptLeaf leaf() {
            var commitment = TotalCommitment.of(secret(), number, total());
            return new ReceiptLeaf(
                    credential(document).digest().hex(), HexFormat.of().formatHex(commitment));
        }

        InclusionProof proof() {
            return BatchPlace.of(document.content())
                    .map(place -> place.proof(leaf()))
                    .orElseGet(() -> InclusionProof.single(number, leaf()));
        }

        /** A commitment that is the same for the same text and receipt, and tells nothing without the receipt. */
        String commitTo(String what, String text) {
            var mac = new HMac(new SHA256Digest());
            mac.init(new KeyParameter(secret().bytes()));
            var bytes = (what + "\n" + text).getBytes(StandardCharsets.UTF_8);
            mac.update(bytes, 0, bytes.length);
            var value = new byte[mac.getMacSize()];
            mac.doFinal(value, 0);
            return HexFormat.of().formatHex(value);
        }
    }
}
