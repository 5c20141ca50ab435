// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.storage.Database;

/**
 * What was done in a month, by type and agency, counted from what this gateway recorded. An agency sees its own rows; those
 * who answer for the region see all that were recorded here.
 */
@Component
class MonthlyReport {
    private static final Set<Role> WHOLE =
            Set.of(Role.REGISTRAR, Role.SUPERVISOR, Role.FINANCE, Role.NATIONAL, Role.AUDITOR);

    private final Database database;

    MonthlyReport(Database database) {
        this.database = database;
    }

    /**
     * @param kind LICENCE or RECEIPT
     * @param issued documents recorded in the month, successors and red receipts included
     * @param operations how often each further change was recorded, by its name
     */
    @Schema(name = "MonthlyRow")
    record Row(String agency, String kind, int type, long issued, Map<String, Long> operations) {
        Row {
            operations = Map.copyOf(operations);
        }

        public long count(String operation) {
            return operations.getOrDefault(operation, 0L);
        }

        /** Ended one by one and many at once. */
        public long ended() {
            return count("licence.end") + count("licence.end-many");
        }
    }

    List<Row> of(Caller caller, YearMonth month) {
        caller.require(
                Role.CLERK, Role.APPROVER, Role.REGISTRAR, Role.SUPERVISOR, Role.FINANCE, Role.NATIONAL, Role.AUDITOR);
        long from = month.atDay(1).atStartOfDay(PrintClaims.ZONE).toEpochSecond();
        long to = month.plusMonths(1).atDay(1).atStartOfDay(PrintClaims.ZONE).toEpochSecond();
        var agency = onlyAgency(caller);
        var mspId = caller.organisation().mspId();
        var operations = operations(mspId, agency, from * 1000, to * 1000);
        var rows = new ArrayList<Row>();
        var issued = database.read(client -> client.sql("SELECT agency, kind, type, COUNT(*) AS many FROM document"
                        + " WHERE organisation = :msp AND kind IN ('LICENCE', 'RECEIPT') AND state <> 'PENDING'"
                        + " AND recorded_at >= :from AND recorded_at < :to"
                        + agency.map(one -> " AND agency = :agency").orElse("")
                        + " GROUP BY agency, kind, type ORDER BY agency, kind, type")
                .params(Map.of("msp", mspId, "from", from, "to", to, "agency", agency.orElse("")))
                .query((row, number) -> Map.entry(
                        new Key(row.getString("agency"), row.getString("kind"), row.getInt("type")),
                        row.getLong("many")))
                .list());
        issued.forEach(one -> {
            var key = one.getKey();
            var done = operations.remove(key);
            rows.add(new Row(key.agency(), key.kind(), key.type(), one.getValue(), done == null ? Map.of() : done));
        });
        operations.forEach((key, done) -> rows.add(new Row(key.agency(), key.kind(), key.type(), 0, done)));
        return List.copyOf(rows);
    }

    /** The only agency that the caller may see; absent for who sees all of the organisation. */
    static Optional<String> onlyAgency(Caller caller) {
        boolean whole = caller.identity().roles().stream().anyMatch(WHOLE::contains);
        return whole ? Optional.empty() : Optional.of(caller.agency());
    }

    private Map<Key, Map<String, Long>> operations(String mspId, Optional<String> agency, long from, long to) {
        var found = new LinkedHashMap<Key, Map<String, Long>>();
        database.read(client -> {
            client.sql(
                            "SELECT d.agency, d.kind, d.type, s.operation, COUNT(*) AS many FROM submission s JOIN document d"
                                    + " ON d.organisation = s.msp_id AND d.identifier = s.subject"
                                    + " WHERE s.state = 'RECORDED' AND s.msp_id = :msp AND d.kind IN"
                                    + " ('LICENCE', 'RECEIPT') AND s.settled_at >= :from AND s.settled_at < :to"
                                    + agency.map(one -> " AND d.agency = :agency")
                                            .orElse("")
                                    + " GROUP BY d.agency, d.kind, d.type, s.operation")
                    .params(Map.of("msp", mspId, "from", from, "to", to, "agency", agency.orElse("")))
                    .query(row -> {
                        var key = new Key(row.getString("agency"), row.getString("kind"), row.getInt("type"));
                        found.computeIfAbsent(key, one -> new LinkedHashMap<>())
                                .put(row.getString("operation"), row.getLong("many"));
                    });
            return found;
        });
        return found;
    }

    private record Key(String agency, String kind, int type) {}
}
