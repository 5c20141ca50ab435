// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.rating;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.storage.Database;

/** How an organisation's agencies were rated. */
@Component
public final class RatingCounts {
    private final Database database;

    RatingCounts(Database database) {
        this.database = database;
    }

    /**
     * One agency's.
     *
     * @param invited recognitions for which a link was shown
     * @param grades how often each grade was given
     * @param reasons how often each reason was given for a low grade
     */
    @Schema(name = "RatingRow")
    public record Row(String agency, long invited, Map<Grade, Long> grades, Map<Reason, Long> reasons) {
        public Row {
            grades = Map.copyOf(grades);
            reasons = Map.copyOf(reasons);
        }

        public long count(Grade grade) {
            return grades.getOrDefault(grade, 0L);
        }

        public long rated() {
            return grades.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Whole per cent of the ratings that are one of the three upper grades; 0 where there is none. */
        public long satisfied() {
            long low = count(Grade.DISSATISFIED) + count(Grade.VERY_DISSATISFIED);
            return rated() == 0 ? 0 : 100 * (rated() - low) / rated();
        }
    }

    /**
     * @param mspId organisation
     * @param agency one agency's code, or {@code %} for all
     * @param from milliseconds since 1970, of the invitation
     * @param to exclusive
     */
    public List<Row> of(String mspId, String agency, long from, long to) {
        var found = new TreeMap<String, Found>();
        database.read(client -> client.sql("SELECT agency, grade, reason, COUNT(*) AS many FROM service_rating"
                                + " WHERE organisation = ? AND agency LIKE ? AND invited_at >= ? AND invited_at < ?"
                                + " GROUP BY agency, grade, reason")
                        .params(mspId, agency, from, to)
                        .query((row, number) -> new Many(
                                row.getString("agency"),
                                row.getString("grade"),
                                row.getString("reason"),
                                row.getLong("many")))
                        .list())
                .forEach(one ->
                        found.computeIfAbsent(one.agency(), name -> new Found()).add(one));
        var rows = new ArrayList<Row>();
        found.forEach((name, one) -> rows.add(new Row(name, one.invited, one.grades, one.reasons)));
        return List.copyOf(rows);
    }

    /** Grade and reason are absent while nobody answered. */
    private record Many(
            String agency, @Nullable String grade, @Nullable String reason, long many) {}

    private static final class Found {
        private long invited;
        private final Map<Grade, Long> grades = new EnumMap<>(Grade.class);
        private final Map<Reason, Long> reasons = new EnumMap<>(Reason.class);

        private void add(Many one) {
            invited += one.many();
            if (one.grade() != null) {
                grades.merge(Grade.valueOf(one.grade()), one.many(), Long::sum);
            }
            if (one.reason() != null) {
                reasons.merge(Reason.valueOf(one.reason()), one.many(), Long::sum);
            }
        }
    }
}
