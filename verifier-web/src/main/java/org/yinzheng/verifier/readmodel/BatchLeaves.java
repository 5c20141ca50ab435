// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import java.util.List;
import java.util.Optional;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.receipt.BatchState;
import org.yinzheng.chaincode.receipt.IssueReceiptsRequest;
import org.yinzheng.chaincode.receipt.ReceiptLeaf;
import org.yinzheng.chaincode.receipt.ReverseRequest;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.verifier.ledger.LedgerTransaction;

/**
 * The leaves of a batch of receipts. They stand in the arguments of the issuing transaction only; the record keeps their
 * root, so what is taken from the arguments is proven by it.
 */
final class BatchLeaves {

    private BatchLeaves() {}

    /** The leaves in order, or nothing when the transaction does not carry those that the record's root covers. */
    static Optional<List<ReceiptLeaf>> of(LedgerTransaction transaction, BatchState batch) {
        if (transaction.arguments().size() < 2) {
            return Optional.empty();
        }
        var request = transaction.arguments().get(1).toStringUtf8();
        try {
            var leaves = batch.redOf() == null
                    ? ReceiptLeaf.decode(CanonicalJson.read(request, IssueReceiptsRequest.class)
                            .leaves())
                    : List.of(CanonicalJson.read(request, ReverseRequest.class)
                            .red()
                            .leaf());
            return isCovered(leaves, batch) ? Optional.of(leaves) : Optional.empty();
        } catch (RefusedException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isCovered(List<ReceiptLeaf> leaves, BatchState batch) {
        return leaves.size() == batch.count() && ReceiptLeaf.root(leaves).equals(batch.root());
    }
}
