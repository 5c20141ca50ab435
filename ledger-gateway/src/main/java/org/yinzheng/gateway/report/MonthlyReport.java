// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.WorkTotals;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.storage.CountedMonth;
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
        var agency = onlyAgency(caller);
        var rows = new LinkedHashMap<Key, Map<String, Long>>();
        database.read(client -> {
            client.sql("SELECT agency, kind, type, operation, many FROM work_total"
                            + " WHERE organisation = :msp AND in_month = :month"
                            + agency.map(one -> " AND agency = :agency").orElse("")
                            + " ORDER BY agency, kind, type, operation")
                    .param("msp", caller.organisation().mspId())
                    .param("month", CountedMonth.of(month))
                    .param("agency", agency.orElse(""))
                    .query(row -> {
                        var key = new Key(row.getString("agency"), row.getString("kind"), row.getInt("type"));
                        rows.computeIfAbsent(key, one -> new LinkedHashMap<>())
                                .put(row.getString("operation"), row.getLong("many"));
                    });
            return rows;
        });
        return rows.entrySet().stream()
                .map(one -> row(one.getKey(), one.getValue()))
                .toList();
    }

    private static Row row(Key key, Map<String, Long> counts) {
        var issued = counts.remove(WorkTotals.ISSUED);
        return new Row(key.agency(), key.kind(), key.type(), issued == null ? 0 : issued, counts);
    }

    /** The only agency that the caller may see; absent for who sees all of the organisation. */
    static Optional<String> onlyAgency(Caller caller) {
        boolean whole = caller.identity().roles().stream().anyMatch(WHOLE::contains);
        return whole ? Optional.empty() : Optional.of(caller.agency());
    }

    private record Key(String agency, String kind, int type) {}
}
