// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.DocumentKind;
import org.yinzheng.gateway.document.DocumentQuery;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.document.DocumentSummary;
import org.yinzheng.gateway.document.Reading;
import org.yinzheng.gateway.organisation.Role;

/** The totals of a unit's receipts of one day. Each is opened for it, and each reading is recorded. */
@Component
public final class ReceiptTotals {
    private static final String PURPOSE = "RECONCILIATION";

    private final DocumentStore documents;
    private final ReceiptDrafting drafting;

    ReceiptTotals(DocumentStore documents, ReceiptDrafting drafting) {
        this.documents = documents;
        this.drafting = drafting;
    }

    /**
     * @param day in China's time, by when they were recorded
     * @return fen by {@code code:number}; erased ones are left out
     */
    public Map<String, Long> of(Caller caller, LocalDate day) {
        caller.require(Role.CLERK, Role.APPROVER);
        long from = day.atStartOfDay(PrintClaims.ZONE).toEpochSecond();
        long to = day.plusDays(1).atStartOfDay(PrintClaims.ZONE).toEpochSecond();
        var totals = new TreeMap<String, Long>();
        // from the day's end on backwards, not from today
        var after = Optional.of(Math.max(0, to) + "~");
        do {
            var page = documents.list(query(caller, after));
            for (DocumentSummary one : page.documents()) {
                if (one.recordedAt() < from) {
                    return totals;
                }
                if (one.recordedAt() < to && !one.state().equals("PENDING")) {
                    total(caller, one).ifPresent(total -> totals.put(one.id().identifier(), total));
                }
            }
            after = page.next();
        } while (after.isPresent());
        return totals;
    }

    private static DocumentQuery query(Caller caller, Optional<String> after) {
        return new DocumentQuery(
                caller.organisation().mspId(),
                DocumentKind.RECEIPT,
                Optional.of(caller.agency()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                after,
                DocumentQuery.LARGEST_PAGE);
    }

    private Optional<Long> total(Caller caller, DocumentSummary summary) {
        if (summary.erasedAt().isPresent()) {
            return Optional.empty();
        }
        var type = drafting.type(caller, summary.type());
        return documents
                .read(summary.id(), new Reading(caller.identity().officer(), PURPOSE))
                .map(document -> document.content().fields().deepCopy().asObject())
                .map(fields -> ReceiptFields.total(type, fields));
    }
}
