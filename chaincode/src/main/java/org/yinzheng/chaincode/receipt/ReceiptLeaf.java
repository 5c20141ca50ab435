// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.refusal.Require;

/**
 * What the ledger is told of one receipt when it is issued: the credential's digest and the commitment of its total, 32
 * bytes each, as 64 lower-case hex digits.
 */
public record ReceiptLeaf(String digest, String commitment) {
    /** Bytes of a leaf. */
    public static final int SIZE = 2 * Merkle.HASH_SIZE;

    private static final HexFormat HEX = HexFormat.of();
    private static final String FORM = "leaves must be base64 of one or more times " + SIZE + " bytes";

    public ReceiptLeaf {
        Require.digest(digest, "digest");
        Require.digest(commitment, "commitment");
    }

    /** Leaves as the issue request carries them: base64 of the leaves' bytes, one behind the other. */
    public static String encode(List<ReceiptLeaf> leaves) {
        byte[] all = new byte[leaves.size() * SIZE];
        for (int i = 0; i < leaves.size(); i++) {
            System.arraycopy(leaves.get(i).bytes(), 0, all, i * SIZE, SIZE);
        }
        return Base64.getEncoder().encodeToString(all);
    }

    /**
     * The leaves of an issue request.
     *
     * @throws RefusedException if the text is no base64 or no whole number of leaves
     */
    public static List<ReceiptLeaf> decode(String base64) {
        byte[] all = bytes(base64);
        Require.that(all.length > 0 && all.length % SIZE == 0, Refusal.LEAVES_WRONG, FORM);
        List<ReceiptLeaf> leaves = new ArrayList<>(all.length / SIZE);
        for (int at = 0; at < all.length; at += SIZE) {
            leaves.add(of(Arrays.copyOfRange(all, at, at + SIZE)));
        }
        return List.copyOf(leaves);
    }

    /** The Merkle root over the leaves in order. */
    public static String root(List<ReceiptLeaf> leaves) {
        return HEX.formatHex(Merkle.root(hashes(leaves)));
    }

    /** The audit path of the leaf at this place, in hex. */
    public static List<String> path(int index, List<ReceiptLeaf> leaves) {
        return Merkle.path(index, hashes(leaves)).stream().map(HEX::formatHex).toList();
    }

    /** The audit paths of all leaves in order, in hex. */
    public static List<List<String>> paths(List<ReceiptLeaf> leaves) {
        return Merkle.paths(hashes(leaves)).stream()
                .map(path -> path.stream().map(HEX::formatHex).toList())
                .toList();
    }

    /** SHA-256(0x00 ‖ digest ‖ commitment). */
    public byte[] hash() {
        return Merkle.leafHash(bytes());
    }

    private static List<byte[]> hashes(List<ReceiptLeaf> leaves) {
        return leaves.stream().map(ReceiptLeaf::hash).toList();
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.LEAVES_WRONG, FORM);
        }
    }

    private static ReceiptLeaf of(byte[] bytes) {
        return new ReceiptLeaf(HEX.formatHex(bytes, 0, Merkle.HASH_SIZE), HEX.formatHex(bytes, Merkle.HASH_SIZE, SIZE));
    }

    private byte[] bytes() {
        return HEX.parseHex(digest + commitment);
    }
}
