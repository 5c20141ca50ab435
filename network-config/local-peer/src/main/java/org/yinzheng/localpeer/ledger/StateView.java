// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The committed state, as one block left it. */
public interface StateView {
    @Nullable
    StateValue get(String namespace, String key);

    /**
     * The first keys of a range, in byte order.
     *
     * @param from included
     * @param to excluded; empty for "to the end of the namespace"
     * @param limit at most so many
     */
    List<Map.Entry<String, StateValue>> range(String namespace, String from, String to, int limit);

    /** The places of the transactions that wrote the key, newest first. */
    List<Version> history(String namespace, String key);
}
