// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.yinzheng.gateway.storage.Place;

/** The WHERE clause of a {@link DocumentQuery}; values travel as parameters only. */
final class Conditions {
    private final StringBuilder where = new StringBuilder(" WHERE organisation = :organisation AND kind = :kind");
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    Conditions(DocumentQuery query, UnaryOperator<String> holderHash) {
        parameters.put("organisation", query.organisation());
        parameters.put("kind", query.kind().name());
        equal("agency", query.agency());
        equal("type", query.type());
        equal("state", query.state());
        equal("holder_commitment", query.holderCommitment());
        query.holderCode().map(holderHash).ifPresent(this::heldBy);
        query.after().map(Place::parse).ifPresent(this::after);
    }

    String where() {
        return where.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void equal(String column, Optional<?> value) {
        value.ifPresent(present -> {
            where.append(" AND ").append(column).append(" = :").append(column);
            parameters.put(column, present);
        });
    }

    private void heldBy(String hash) {
        where.append(" AND identifier IN (SELECT h.identifier FROM document_holder h WHERE h.holder_hash = :holder"
                + " AND h.organisation = :organisation AND h.kind = :kind)");
        parameters.put("holder", hash);
    }

    private void after(Place cursor) {
        // compared as a pair, so that the page begins there in the index instead of counting up to it
        where.append(" AND (recorded_at, identifier) < (:after, :afterIdentifier)");
        parameters.put("after", cursor.at());
        parameters.put("afterIdentifier", cursor.id());
    }
}
