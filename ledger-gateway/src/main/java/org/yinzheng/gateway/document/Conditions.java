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
    /** The holder's documents first: an agency of a million is not walked through for one person's. */
    private static final String HELD = " FROM (SELECT " + DocumentRows.SUMMARY + " FROM (SELECT identifier AS held"
            + " FROM document_holder WHERE holder_hash = :holder AND organisation = :organisation AND kind = :kind) few"
            + " CROSS JOIN document WHERE organisation = :organisation AND kind = :kind AND identifier = held"
            // no limit, but it keeps SQLite from taking the conditions in here and walking through them instead
            + " LIMIT 9223372036854775807) holding";

    private static final String NEWEST = " ORDER BY recorded_at DESC, identifier DESC LIMIT :limit";

    private String from = " FROM document";
    private final StringBuilder where = new StringBuilder(" WHERE organisation = :organisation AND kind = :kind");
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    Conditions(DocumentQuery query, LocalDate today, UnaryOperator<String> holderHash) {
        parameters.put("organisation", query.organisation());
        parameters.put("kind", query.kind().name());
        equal("type", query.type());
        query.state().ifPresent(state -> reads(state, today));
        equal("holder_commitment", query.holderCommitment());
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
                    return page(columns, " AND agency = :agency" + i);
                })
                .toList();
        return pages.size() == 1 ? pages.get(0) : newestOf(pages);
    }

    private String page(String columns, String ofAgency) {
        return "SELECT " + columns + from + where + ofAgency + NEWEST;
    }

    /** Each agency's newest are taken from its place in the index: "one of these agencies" would sort all they ever issued. */
    private static String newestOf(List<String> pages) {
        return IntStream.range(0, pages.size())
                .mapToObj(i -> "SELECT * FROM (" + pages.get(i) + ") AS page" + i)
                .collect(Collectors.joining(" UNION ALL ", "SELECT * FROM (", ") AS pages" + NEWEST));
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
