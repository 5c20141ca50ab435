// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Merkle tree of RFC 6962, section 2.1: SHA-256, leaves hashed behind 0x00, inner nodes behind 0x01, a tree of n leaves
 * split at the largest power of two below n.
 */
public final class Merkle {
    /** Bytes of a hash. */
    public static final int HASH_SIZE = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private Merkle() {}

    /** The hash of one leaf: SHA-256(0x00 ‖ content). */
    public static byte[] leafHash(byte[] content) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return digest.digest(content);
    }

    /** The root over leaf hashes in order; of no leaves it is the hash of nothing. */
    public static byte[] root(List<byte[]> leafHashes) {
        return leafHashes.isEmpty() ? sha256().digest() : subtree(leafHashes);
    }

    /** The audit path of a leaf, from the leaf's sibling up to the root's child (section 2.1.1). */
    public static List<byte[]> path(int index, List<byte[]> leafHashes) {
        if (index < 0 || index >= leafHashes.size()) {
            throw new IllegalArgumentException("leaf " + index + " of " + leafHashes.size());
        }
        List<byte[]> path = new ArrayList<>();
        collect(index, leafHashes, path);
        return path;
    }

    /** The audit paths of all leaves in order, as {@link #path} gives each, for the cost of one root. */
    public static List<List<byte[]>> paths(List<byte[]> leafHashes) {
        List<List<byte[]>> paths = new ArrayList<>();
        leafHashes.forEach(leaf -> paths.add(new ArrayList<>()));
        if (!leafHashes.isEmpty()) {
            collectAll(leafHashes, paths);
        }
        return paths;
    }

    /** The subtree's root; its parts' roots go into the paths of the leaves on the other side. */
    private static byte[] collectAll(List<byte[]> hashes, List<List<byte[]>> paths) {
        int size = hashes.size();
        if (size == 1) {
            return hashes.get(0);
        }
        int split = split(size);
        byte[] left = collectAll(hashes.subList(0, split), paths.subList(0, split));
        byte[] right = collectAll(hashes.subList(split, size), paths.subList(split, size));
        paths.subList(0, split).forEach(path -> path.add(right));
        paths.subList(split, size).forEach(path -> path.add(left));
        return nodeHash(left, right);
    }

    /**
     * The root that a leaf hash and its audit path lead to (RFC 9162, section 2.1.3.2).
     *
     * @throws IllegalArgumentException if the path's length does not fit the place in a tree of that size
     */
    public static byte[] rootFromPath(long index, long size, byte[] leafHash, List<byte[]> path) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("leaf " + index + " of " + size);
        }
        long place = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (last == 0) {
                throw new IllegalArgumentException("path longer than the tree is deep");
            }
            if ((place & 1) == 1 || place == last) {
                hash = nodeHash(sibling, hash);
                while ((place & 1) == 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = nodeHash(hash, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            throw new IllegalArgumentException("path shorter than the tree is deep");
        }
        return hash;
    }

    private static byte[] subtree(List<byte[]> hashes) {
        if (hashes.size() == 1) {
            return hashes.get(0);
        }
        int split = split(hashes.size());
        return nodeHash(subtree(hashes.subList(0, split)), subtree(hashes.subList(split, hashes.size())));
    }

    private static void collect(int index, List<byte[]> hashes, List<byte[]> path) {
        if (hashes.size() == 1) {
            return;
        }
        int split = split(hashes.size());
        List<byte[]> left = hashes.subList(0, split);
        List<byte[]> right = hashes.subList(split, hashes.size());
        if (index < split) {
            collect(index, left, path);
            path.add(subtree(right));
        } else {
            collect(index - split, right, path);
            path.add(subtree(left));
        }
    }

    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }

    private static byte[] nodeHash(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    static byte[] sha256(byte[]... parts) {
        MessageDigest digest = sha256();
        Arrays.stream(parts).forEach(digest::update);
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
