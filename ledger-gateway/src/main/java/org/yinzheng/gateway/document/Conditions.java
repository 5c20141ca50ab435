// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.yinzheng.gateway.storage.Place;

/** Where a {@link DocumentQuery} looks; values travel as parameters only. */
final class Conditions {
    /** The holder's documents first: an agency of a million is not walked through for one person's. */
    private static final String HELD = " FROM (SELECT " + DocumentRows.SUMMARY + " FROM (SELECT identifier AS held"
            + " FROM document_holder WHERE holder_hash = :holder AND organisation = :organisation AND kind = :kind) few"
            + " CROSS JOIN document WHERE organisation = :organisation AND kind = :kind AND identifier = held"
            // no limit, but it keeps SQLite from taking the conditions in here and walking through them instead
            + " LIMIT 9223372036854775807) holding";

    private String from = " FROM document";
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

    /** The clauses FROM and WHERE. */
    String text() {
        return from + where;
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
        from = HELD;
        parameters.put("holder", hash);
    }

    private void after(Place cursor) {
        // compared as a pair, so that the page begins there in the index instead of counting up to it
        where.append(" AND (recorded_at, identifier) < (:after, :afterIdentifier)");
        parameters.put("after", cursor.at());
        parameters.put("afterIdentifier", cursor.id());
    }
}
