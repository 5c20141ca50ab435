// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.HexFormat;
import java.util.List;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Shows that a receipt was issued: its leaf and the audit path to the root of its batch. A batch of one has an empty path.
 * Everything in it stands in the issuing transaction already.
 *
 * @param batchFirst first number of the batch, 10 digits
 * @param leaf digest and commitment of the total
 * @param path hashes from the leaf's sibling upwards, 64 hex digits each
 */
public record InclusionProof(String batchFirst, ReceiptLeaf leaf, List<String> path) {
    private static final HexFormat HEX = HexFormat.of();
    private static final int DEEPEST = 32;

    public InclusionProof {
        ReceiptNumber.checkNumber(batchFirst, "batchFirst");
        Require.present(leaf, "leaf");
        path = Require.list(path, 0, DEEPEST, "path");
        path.forEach(hash -> Require.digest(hash, "every entry of path"));
    }

    /** The proof of a receipt that was issued alone. */
    public static InclusionProof single(ReceiptNumber receipt, ReceiptLeaf leaf) {
        return new InclusionProof(receipt.number(), leaf, List.of());
    }

    /** Whether leaf and path lead to this batch's root from the place of this number. */
    public boolean leadsTo(BatchState batch, ReceiptNumber receipt) {
        long index = receipt.value() - Long.parseLong(batch.first());
        if (!batch.code().equals(receipt.code()) || index < 0 || index >= batch.count()) {
            return false;
        }
        List<byte[]> hashes = path.stream().map(HEX::parseHex).toList();
        try {
            byte[] root = Merkle.rootFromPath(index, batch.count(), leaf.hash(), hashes);
            return HEX.formatHex(root).equals(batch.root());
        } catch (IllegalArgumentException wrongLength) {
            return false;
        }
    }
}
