// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yinzheng.localpeer.ledger.StateValue;
import org.yinzheng.localpeer.ledger.StateView;

/** One page of a range, with the key where the next page starts. */
final class PageCursor implements ResultCursor {
    /** Fabric's default of {@code ledger.state.totalQueryLimit}. */
    private static final int LARGEST = 100_000;

    private final String id = UUID.randomUUID().toString();
    private final List<ByteString> results;
    private final String bookmark;

    PageCursor(StateView state, String namespace, String from, String to, int size) {
        int limit = size <= 0 ? LARGEST : Math.min(size, LARGEST);
        List<Map.Entry<String, StateValue>> rows = state.range(namespace, from, to, limit + 1);
        boolean more = rows.size() > limit;
        this.bookmark = more ? rows.get(limit).getKey() : "";
        this.results = (more ? rows.subList(0, limit) : rows)
                .stream().map(row -> RangeCursor.result(namespace, row)).toList();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<ByteString> next() {
        return results;
    }

    @Override
    public boolean hasMore() {
        return false;
    }

    @Override
    public String bookmark() {
        return bookmark;
    }

    @Override
    public boolean isPage() {
        return true;
    }
}
