// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yinzheng.gateway.access.Caller;

/**
 * What a page of a caller's documents was asked for, as an address has it: nothing of a person.
 *
 * @param type only documents of this registry number
 * @param state only documents that read so today: a state of the ledger, or {@link LastDays#EXPIRED}
 * @param after the cursor of the page before
 */
public record DocumentFilter(
        @Nullable Integer type,
        @Nullable String state,
        @Nullable String after) {
    public DocumentFilter {
        state = state == null || state.isBlank() ? null : state;
    }

    /**
     * @param agencies whose documents these are: the caller's own and those that it succeeded
     * @param holder only documents of the holder with this code, which no address carries
     */
    public DocumentQuery query(
            Caller caller, List<String> agencies, DocumentKind kind, Optional<String> holder, int limit) {
        return new DocumentQuery(
                caller.organisation().mspId(),
                kind,
                agencies,
                Optional.ofNullable(type),
                Optional.ofNullable(state),
                Optional.empty(),
                holder,
                Optional.ofNullable(after),
                limit);
    }

    /** What an address says beside the place in the list. */
    public Map<String, ?> asked() {
        var asked = new TreeMap<String, Object>();
        if (type != null) {
            asked.put("type", type);
        }
        if (state != null) {
            asked.put("state", state);
        }
        return asked;
    }
}
