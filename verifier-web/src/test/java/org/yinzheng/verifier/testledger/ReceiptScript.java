// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.testledger;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.receipt.BatchState;
import org.yinzheng.chaincode.receipt.IssueReceiptsRequest;
import org.yinzheng.chaincode.receipt.ReceiptLeaf;
import org.yinzheng.credential.print.CredentialId;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.LedgerPlace;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.print.PrintCredential;

/** Batches of receipts of the issuer of a {@link LedgerScript}, numbered one after another. */
public final class ReceiptScript {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final LedgerScript script;
    private long last;

    public ReceiptScript(LedgerScript script) {
        this.script = script;
    }

    /** A batch of receipts on the ledger and in the hand. */
    public record Receipts(List<PrintCredential> credentials, BatchState batch) {}

    /** In a block of their own. */
    public Receipts issued(int count) {
        var receipts = signed(count);
        script.chain().add(recorded(receipts, receipts.batch().root()));
        return receipts;
    }

    /** Signed and never recorded. */
    public Receipts signed(int count) {
        var batchId = UUID.randomUUID().toString().replace("-", "");
        var first = last + 1;
        last += count;
        var credentials = new ArrayList<PrintCredential>();
        for (int i = 0; i < count; i++) {
            var fields = new TreeMap<Integer, FieldValue>(Map.of(
                    0,
                    FieldValue.text(LedgerScript.RECEIPT_CODE + "." + LedgerKeys.sequence(first + i)),
                    1,
                    FieldValue.number(12345)));
            var claims = PrintClaims.receipt(
                    LedgerScript.ISS,
                    LedgerScript.RECEIPT_TYPE,
                    script.time(),
                    CredentialId.random(RANDOM),
                    new LedgerPlace.BatchLeaf(batchId, i),
                    fields);
            credentials.add(PrintCredential.issue(claims, script.signer));
        }
        var batch = new BatchState(
                LedgerScript.RECEIPT_CODE,
                LedgerKeys.sequence(first),
                count,
                ReceiptLeaf.root(leaves(credentials)),
                batchId,
                LedgerScript.RECEIPT_CODE + "-0000000001",
                0,
                LedgerScript.AGENCY,
                "330000",
                LedgerScript.RECEIPT_TYPE,
                1,
                script.signer.publicKey().keyId().hex(),
                script.time(),
                script.time(),
                null,
                UUID.randomUUID().toString());
        return new Receipts(credentials, batch);
    }

    /** The transaction that records a batch under a root, which need not be its own. */
    public Proposal recorded(Receipts receipts, String root) {
        return recorded(receipts, receipts.batch().count(), root);
    }

    /** The same with a count of receipts that need not be its own, either. */
    public Proposal recorded(Receipts receipts, long count, String root) {
        var batch = receipts.batch();
        var request = new IssueReceiptsRequest(
                batch.requestId(),
                batch.batchId(),
                batch.block(),
                batch.lane(),
                batch.first(),
                batch.kid(),
                batch.type(),
                batch.typeVersion(),
                batch.issuedAt(),
                ReceiptLeaf.encode(leaves(receipts.credentials())));
        var stored = new BatchState(
                batch.code(),
                batch.first(),
                count,
                root,
                batch.batchId(),
                batch.block(),
                batch.lane(),
                batch.unit(),
                batch.region(),
                batch.type(),
                batch.typeVersion(),
                batch.kid(),
                batch.issuedAt(),
                batch.recordedAt(),
                null,
                batch.requestId());
        return script.proposal()
                .calling(LedgerScript.ZHEJIANG, "receipt:Issue", request)
                .puts(LedgerScript.ZHEJIANG, LedgerKeys.batch(batch.code(), batch.first()), stored);
    }

    private static List<ReceiptLeaf> leaves(List<PrintCredential> credentials) {
        var commitment = "ab".repeat(32);
        return credentials.stream()
                .map(credential -> new ReceiptLeaf(credential.digest().hex(), commitment))
                .toList();
    }
}
