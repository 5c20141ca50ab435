// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hyperledger.fabric.protos.ledger.queryresult.KV;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReads;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.yinzheng.localpeer.ledger.StateValue;
import org.yinzheng.localpeer.ledger.StateView;

/**
 * An open range. What was read of it is recorded one by one ({@code raw_reads}); Fabric's peers record more than 50
 * results as a Merkle summary, and accept both.
 */
final class RangeCursor implements ResultCursor, ReadWriteSet.RangeRead {
    private final String id = UUID.randomUUID().toString();
    private final StateView state;
    private final String namespace;
    private final String from;
    private final String to;
    private final List<KVRead> reads = new ArrayList<>();
    private String nextKey;
    private boolean exhausted;

    RangeCursor(StateView state, String namespace, String from, String to) {
        this.state = state;
        this.namespace = namespace;
        this.from = from;
        this.to = to;
        this.nextKey = from;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<ByteString> next() {
        if (exhausted) {
            return List.of();
        }
        // one more than a batch tells whether there is another batch
        List<Map.Entry<String, StateValue>> rows = state.range(namespace, nextKey, to, BATCH + 1);
        exhausted = rows.size() <= BATCH;
        List<ByteString> batch = new ArrayList<>();
        for (Map.Entry<String, StateValue> row : exhausted ? rows : rows.subList(0, BATCH)) {
            batch.add(result(namespace, row));
            reads.add(KVRead.newBuilder()
                    .setKey(row.getKey())
                    .setVersion(ReadWriteSet.version(row.getValue().version()))
                    .build());
        }
        if (!exhausted) {
            nextKey = rows.get(BATCH).getKey();
        }
        return batch;
    }

    @Override
    public boolean hasMore() {
        return !exhausted;
    }

    @Override
    public RangeQueryInfo info() {
        String end =
                exhausted || reads.isEmpty() ? to : reads.get(reads.size() - 1).getKey();
        return RangeQueryInfo.newBuilder()
                .setStartKey(from)
                .setEndKey(end)
                .setItrExhausted(exhausted)
                .setRawReads(QueryReads.newBuilder().addAllKvReads(reads))
                .build();
    }

    static ByteString result(String namespace, Map.Entry<String, StateValue> row) {
        return KV.newBuilder()
                .setNamespace(namespace)
                .setKey(row.getKey())
                .setValue(row.getValue().value())
                .build()
                .toByteString();
    }
}
