// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.rating;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.storage.CountedMonth;
import org.yinzheng.gateway.storage.Database;

/** How an organisation's agencies were rated, added up with each invitation and each answer. */
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
     * @param month of the invitations
     */
    public List<Row> of(String mspId, Optional<String> agency, YearMonth month) {
        return of(mspId, agency, CountedMonth.of(month));
    }

    /** From the first invitation on. */
    public List<Row> all(String mspId) {
        return of(mspId, Optional.empty(), CountedMonth.ALL);
    }

    private List<Row> of(String mspId, Optional<String> agency, int month) {
        var found = new TreeMap<String, Found>();
        database.read(client -> {
            client.sql("SELECT agency, figure, answer, many FROM rating_total"
                            + " WHERE organisation = :msp AND in_month = :month"
                            + agency.map(one -> " AND agency = :agency").orElse(""))
                    .param("msp", mspId)
                    .param("month", month)
                    .param("agency", agency.orElse(""))
                    .query(row -> {
                        found.computeIfAbsent(row.getString("agency"), name -> new Found())
                                .add(
                                        Figure.valueOf(row.getString("figure")),
                                        row.getString("answer"),
                                        row.getLong("many"));
                    });
            return found;
        });
        return found.entrySet().stream()
                .map(one -> one.getValue().row(one.getKey()))
                .toList();
    }

    /** Counts an invitation, in the write that keeps it. */
    static void invited(JdbcClient client, String mspId, String agency, Service service, Instant at) {
        add(client, mspId, agency, at, Figure.INVITED, "");
        if (service == Service.CHECK) {
            add(client, mspId, agency, at, Figure.CHECK, "");
        }
    }

    /**
     * Counts an answer, in the write that keeps it.
     *
     * @param at of the invitation
     */
    static void rated(JdbcClient client, String mspId, String agency, Rating rating, Instant at) {
        add(client, mspId, agency, at, Figure.GRADE, rating.grade().name());
        rating.reason().ifPresent(reason -> add(client, mspId, agency, at, Figure.REASON, reason.name()));
    }

    /** In its month, and among all: the regulator's view need not sum the months. */
    private static void add(JdbcClient client, String mspId, String agency, Instant at, Figure figure, String answer) {
        for (int month : List.of(CountedMonth.of(at), CountedMonth.ALL)) {
            client.sql("INSERT INTO rating_total (organisation, in_month, agency, figure, answer, many)"
                            + " VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT (organisation, in_month, agency, figure, answer)"
                            + " DO UPDATE SET many = rating_total.many + 1")
                    .params(mspId, month, agency, figure.name(), answer)
                    .update();
        }
    }

    /** What is counted of an agency. */
    private enum Figure {
        INVITED,
        CHECK,
        GRADE,
        REASON
    }

    private static final class Found {
        private long invited;
        private long checks;
        private final Map<Grade, Long> grades = new EnumMap<>(Grade.class);
        private final Map<Reason, Long> reasons = new EnumMap<>(Reason.class);

        private void add(Figure figure, String answer, long many) {
            switch (figure) {
                case INVITED -> invited = many;
                case CHECK -> checks = many;
                case GRADE -> grades.put(Grade.valueOf(answer), many);
                case REASON -> reasons.put(Reason.valueOf(answer), many);
            }
        }

        private Row row(String agency) {
            return new Row(agency, invited, checks, grades, reasons);
        }
    }
}
