// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import static org.yinzheng.gateway.document.DocumentRows.OF_DOCUMENT;
import static org.yinzheng.gateway.document.DocumentRows.names;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yinzheng.gateway.storage.CountedMonth;

/**
 * How many documents were made and changed in a month, by agency and type. Added up in the writes that record them, so that
 * each counts once and a report need not read them again.
 */
public final class WorkTotals {
    /** Stands for the documents that were made, among the names of changes. */
    public static final String ISSUED = "issued";

    private static final String FAMILIES = " AND kind IN ('LICENCE', 'RECEIPT')";

    private WorkTotals() {}

    /** Counts a document that waits no longer, in the month in which it was stored; called before its state says so. */
    static void issued(JdbcClient client, DocumentId id) {
        client.sql("SELECT recorded_at FROM document" + OF_DOCUMENT + FAMILIES + " AND state = 'PENDING'")
                .params(names(id))
                .query(Long.class)
                .optional()
                .ifPresent(
                        at -> changed(client, id.organisation(), id.identifier(), ISSUED, Instant.ofEpochSecond(at)));
    }

    /**
     * Counts a recorded change, if it is one of a document that is kept here.
     *
     * @param mspId organisation that keeps the document
     * @param subject what was changed
     * @param operation name of the change
     * @param at when it was settled
     */
    public static void changed(JdbcClient client, String mspId, String subject, String operation, Instant at) {
        client.sql("INSERT INTO work_total (organisation, in_month, agency, kind, type, operation, many)"
                        + " SELECT organisation, ?, agency, kind, type, ?, 1 FROM document"
                        + " WHERE organisation = ? AND identifier = ?" + FAMILIES
                        + " ON CONFLICT (organisation, in_month, agency, kind, type, operation)"
                        + " DO UPDATE SET many = work_total.many + 1")
                .params(CountedMonth.of(at), operation, mspId, subject)
                .update();
    }
}
