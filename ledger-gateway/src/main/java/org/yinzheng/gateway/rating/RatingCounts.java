// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.rating;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @param invited services for which a link was shown
     * @param checks those of them that were a check without a recognition: the ledger has no record of these
     * @param grades how often each grade was given
     * @param reasons how often each reason was given for a low grade
     */
    @Schema(name = "RatingRow")
    public record Row(String agency, long invited, long checks, Map<Grade, Long> grades, Map<Reason, Long> reasons) {
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
     * @param agency one agency's code; absent for all
     * @param from milliseconds since 1970, of the invitation
     * @param to exclusive
     */
    public List<Row> of(String mspId, Optional<String> agency, long from, long to) {
        var found = new TreeMap<String, Found>();
        database.read(client -> client.sql("SELECT agency, service, grade, reason, COUNT(*) AS many FROM service_rating"
                                + " WHERE organisation = :msp AND invited_at >= :from AND invited_at < :to"
                                + agency.map(one -> " AND agency = :agency").orElse("")
                                + " GROUP BY agency, service, grade, reason")
                        .params(Map.of("msp", mspId, "from", from, "to", to, "agency", agency.orElse("")))
                        .query((row, number) -> new Many(
                                row.getString("agency"),
                                Service.valueOf(row.getString("service")),
                                row.getString("grade"),
                                row.getString("reason"),
                                row.getLong("many")))
                        .list())
                .forEach(one ->
                        found.computeIfAbsent(one.agency(), name -> new Found()).add(one));
        var rows = new ArrayList<Row>();
        found.forEach((name, one) -> rows.add(new Row(name, one.invited, one.checks, one.grades, one.reasons)));
        return List.copyOf(rows);
    }

    /** Grade and reason are absent while nobody answered. */
    private record Many(
            String agency,
            Service service,
            @Nullable String grade,
            @Nullable String reason,
            long many) {}

    private static final class Found {
        private long invited;
        private long checks;
        private final Map<Grade, Long> grades = new EnumMap<>(Grade.class);
        private final Map<Reason, Long> reasons = new EnumMap<>(Reason.class);

        private void add(Many one) {
            invited += one.many();
            if (one.service() == Service.CHECK) {
                checks += one.many();
            }
            if (one.grade() != null) {
                grades.merge(Grade.valueOf(one.grade()), one.many(), Long::sum);
            }
            if (one.reason() != null) {
                reasons.merge(Reason.valueOf(one.reason()), one.many(), Long::sum);
            }
        }
    }
}
