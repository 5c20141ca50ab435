// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.identity;

import com.google.protobuf.ByteString;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signatures this process has made and verified a moment ago. An endorsement comes back with its transaction, and need not be
 * verified a second time: signature checks are most of what a peer does.
 */
final class OwnSignatures {
    private static final int GENERATION = 20_000;

    private static final OwnSignatures INSTANCE = new OwnSignatures();

    private volatile Set<Made> young = ConcurrentHashMap.newKeySet();
    private volatile Set<Made> old = ConcurrentHashMap.newKeySet();

    private record Made(ByteString signer, ByteString digest, ByteString signature) {}

    static void add(ByteString signer, byte[] digest, ByteString signature) {
        INSTANCE.remember(new Made(signer, ByteString.copyFrom(digest), signature));
    }

    /** Whether exactly this signature, of this digest, by this identity, was made here. */
    static boolean contain(ByteString signer, byte[] digest, ByteString signature) {
        Made made = new Made(signer, ByteString.copyFrom(digest), signature);
        return INSTANCE.young.contains(made) || INSTANCE.old.contains(made);
    }

    private void remember(Made made) {
        if (young.size() >= GENERATION) {
            old = young;
            young = ConcurrentHashMap.newKeySet();
        }
        young.add(made);
    }
}
