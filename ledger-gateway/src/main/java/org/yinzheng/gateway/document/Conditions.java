// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.yinzheng.gateway.storage.Place;

/** A {@link DocumentQuery} as a statement; values travel as parameters only. */
final class Conditions {
    /** Along the holder's documents in their order: neither the agency's are walked through for them, nor are they sorted. */
    private static final String HELD = " FROM (SELECT agency AS held_by, recorded_at AS held_at, identifier AS held"
            + " FROM document_holder WHERE holder_hash = :holder AND organisation = :organisation AND kind = :kind) few"
            + " CROSS JOIN document";

    private final boolean held;
    private final StringBuilder where = new StringBuilder(" WHERE organisation = :organisation AND kind = :kind");
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    Conditions(DocumentQuery query, LocalDate today, UnaryOperator<String> holderHash) {
        parameters.put("organisation", query.organisation());
        parameters.put("kind", query.kind().name());
        equal("type", query.type());
        query.state().ifPresent(state -> reads(state, today));
        equal("holder_commitment", query.holderCommitment());
        held = query.holderCode().isPresent();
        query.holderCode().map(holderHash).ifPresent(this::heldBy);
        query.after().map(Place::parse).ifPresent(this::after);
    }

    /** Documents that match, newest first, at most {@code :limit}. */
    String select(String columns, List<String> agencies) {
        if (agencies.isEmpty()) {
            return page(columns, "");
        }
        var pages = IntStream.range(0, agencies.size())
                .mapToObj(i -> {
                    parameters.put("agency" + i, agencies.get(i));
                    return page(columns, " AND " + (held ? "held_by" : "agency") + " = :agency" + i);
                })
                .toList();
        return pages.size() == 1 ? pages.get(0) : newestOf(pages);
    }

    private String page(String columns, String ofAgency) {
        return "SELECT " + columns + (held ? HELD : " FROM document") + where + ofAgency
                + (held ? newest("held_at", "held") : newest("recorded_at", "identifier"));
    }

    /** Each agency's newest are taken from its place in the index: "one of these agencies" would sort all they ever issued. */
    private static String newestOf(List<String> pages) {
        return IntStream.range(0, pages.size())
                .mapToObj(i -> "SELECT * FROM (" + pages.get(i) + ") AS page" + i)
                .collect(Collectors.joining(
                        " UNION ALL ", "SELECT * FROM (", ") AS pages" + newest("recorded_at", "identifier")));
    }

    private static String newest(String at, String id) {
        return " ORDER BY " + at + " DESC, " + id + " DESC LIMIT :limit";
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

    /** As the rows will say it; the marks alone would be late for what ended with yesterday. */
    private void reads(String state, LocalDate today) {
        parameters.put("today", today.toString());
        if (state.equals(LastDays.EXPIRED)) {
            where.append(" AND expired = 1 AND valid_to < :today");
            return;
        }
        equal("state", Optional.of(state));
        where.append(" AND expired = 0");
        if (LastDays.mayExpire(state)) {
            where.append(" AND (valid_to IS NULL OR valid_to >= :today)");
        }
    }

    private void heldBy(String hash) {
        where.append(" AND identifier = held");
        parameters.put("holder", hash);
    }

    private void after(Place cursor) {
        // compared as a pair, so that the page begins there in the index instead of counting up to it
        where.append(held ? " AND (held_at, held)" : " AND (recorded_at, identifier)")
                .append(" < (:after, :afterIdentifier)");
        parameters.put("after", cursor.at());
        parameters.put("afterIdentifier", cursor.id());
    }
}
