// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.engine;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.yinzheng.network.SigningIdentity;
import org.yinzheng.signature.SigningKey;

/** What each peer of a network has in its own blocks. */
public final class LedgerCopies {
    private LedgerCopies() {}

    /** For each of these peers, when all of the network have the same blocks: from key to the VALID transactions that wrote it. */
    public static List<Map<String, List<String>>> writers(
            FabricEngine engine, List<Channel> peers, SigningIdentity reader, String namespace, Duration limit)
            throws IOException, InterruptedException {
        long last = sameHeight(engine, limit) - 1;
        List<Map<String, List<String>>> copies = new ArrayList<>();
        for (Channel peer : peers) {
            try (Gateway gateway = Gateway.newInstance()
                    .identity(new X509Identity(reader.mspId(), reader.certificate()))
                    .signer(SigningKey.of(reader.privateKey())::sign)
                    .connection(peer)
                    .connect()) {
                copies.add(writers(WriteSets.transactions(gateway, last), namespace));
            }
        }
        return copies;
    }

    private static long sameHeight(FabricEngine engine, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            List<Long> heights = engine.heights();
            if (heights.stream().distinct().count() == 1) {
                return heights.get(0);
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the peers' heights differ after " + limit + ": " + heights);
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private static Map<String, List<String>> writers(Map<String, TxReadWriteSet> transactions, String namespace) {
        Map<String, List<String>> writers = new LinkedHashMap<>();
        transactions.forEach((id, sets) -> {
            for (NsReadWriteSet set : sets.getNsRwsetList()) {
                if (set.getNamespace().equals(namespace)) {
                    keys(set).forEach(key -> writers.computeIfAbsent(key, any -> new ArrayList<>())
                            .add(id));
                }
            }
        });
        return writers;
    }

    private static List<String> keys(NsReadWriteSet set) {
        try {
            return KVRWSet.parseFrom(set.getRwset()).getWritesList().stream()
                    .map(KVWrite::getKey)
                    .toList();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a write set that does not parse", e);
        }
    }
}
