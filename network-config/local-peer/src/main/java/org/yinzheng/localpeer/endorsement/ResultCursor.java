// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

import com.google.protobuf.ByteString;
import java.util.List;

/** Results of a query, handed to the chaincode in batches. */
interface ResultCursor {
    /** As many results as Fabric's peer sends at once. */
    int BATCH = 100;

    String id();

    /** The next results, {@code queryresult.KV} or {@code KeyModification}; at most {@link #BATCH} for an open range. */
    List<ByteString> next();

    boolean hasMore();

    /** Where the next page starts; empty unless this is a page and there are more. */
    default String bookmark() {
        return "";
    }

    /** Whether this is a page, whose answer carries the bookmark. */
    default boolean isPage() {
        return false;
    }
}
