// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.yinzheng.localpeer.ledger.Version;

/** The values a key had, newest first. Like Fabric's it leaves nothing in the read set. */
final class HistoryCursor implements ResultCursor {
    private final String id = UUID.randomUUID().toString();
    private final HistoryReader reader;
    private final String namespace;
    private final String key;
    private final List<Version> versions;
    private int position;

    HistoryCursor(HistoryReader reader, String namespace, String key, List<Version> versions) {
        this.reader = reader;
        this.namespace = namespace;
        this.key = key;
        this.versions = versions;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<ByteString> next() {
        int end = Math.min(versions.size(), position + BATCH);
        List<ByteString> batch = new ArrayList<>();
        for (; position < end; position++) {
            batch.add(
                    reader.modification(versions.get(position), namespace, key).toByteString());
        }
        return batch;
    }

    @Override
    public boolean hasMore() {
        return position < versions.size();
    }
}
