// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.Document;
import org.yinzheng.gateway.document.DocumentKind;
import org.yinzheng.gateway.document.DocumentQuery;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.document.Reading;
import org.yinzheng.gateway.issuing.DocumentDrafts;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.storage.Place;

/** The totals of a unit's receipts of one day. Each is opened for it, and each reading is recorded. */
@Component
public final class ReceiptTotals {
    /** Receipts of a day at most: as many as a list has rows. */
    static final int MOST = 100_000;

    private static final String PURPOSE = "RECONCILIATION";

    private final DocumentStore documents;
    private final ReceiptDrafting drafting;

    ReceiptTotals(DocumentStore documents, ReceiptDrafting drafting) {
        this.documents = documents;
        this.drafting = drafting;
    }

    /**
     * Opened page by page: what is held at a time is one page and the totals.
     *
     * @param day in China's time, by when they were recorded
     * @return fen by {@code code:number}; erased ones are left out
     * @throws org.yinzheng.gateway.problem.ProblemException if they are more than {@value #MOST}; then none is opened
     */
    public Map<String, Long> of(Caller caller, LocalDate day) {
        return of(caller, day, opened -> {});
    }

    /** @param progress told after each page how many were opened */
    public Map<String, Long> of(Caller caller, LocalDate day, IntConsumer progress) {
        count(caller, day);
        long from = begin(day);
        var totals = new TreeMap<String, Long>();
        // from the day's end on backwards, not from today
        var after = Optional.of(begin(day.plusDays(1)) + "~");
        do {
            var page = documents.list(query(caller, after));
            var ofTheDay = page.documents().stream()
                    .filter(one -> one.recordedAt() >= from)
                    .filter(one -> !one.state().equals(DocumentDrafts.PENDING))
                    .map(one -> one.id().identifier())
                    .toList();
            totals.putAll(totals(caller, ofTheDay));
            progress.accept(totals.size());
            after = page.next().filter(next -> Place.parse(next).at() >= from);
        } while (after.isPresent());
        return totals;
    }

    /**
     * How many receipts of the unit a day has; none is opened.
     *
     * @throws org.yinzheng.gateway.problem.ProblemException if they are more than {@value #MOST}
     */
    public int count(Caller caller, LocalDate day) {
        caller.require(Role.CLERK, Role.APPROVER);
        var mspId = caller.organisation().mspId();
        long count = documents.count(mspId, DocumentKind.RECEIPT, caller.agency(), begin(day), begin(day.plusDays(1)));
        if (count > MOST) {
            throw Problem.INVALID_FIELDS.exception(
                    List.of(new FieldError("day", "TOO_MANY_RECEIPTS", "a day with at most " + MOST + " receipts")));
        }
        return (int) count;
    }

    private static long begin(LocalDate day) {
        return Math.max(0, day.atStartOfDay(PrintClaims.ZONE).toEpochSecond());
    }

    private static DocumentQuery query(Caller caller, Optional<String> after) {
        return new DocumentQuery(
                caller.organisation().mspId(),
                DocumentKind.RECEIPT,
                List.of(caller.agency()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                after,
                DocumentQuery.LARGEST_PAGE);
    }

    private Map<String, Long> totals(Caller caller, List<String> receipts) {
        var totals = new HashMap<String, Long>();
        var reading = new Reading(caller.identity().officer(), PURPOSE);
        for (Document one : documents.readAll(caller.organisation().mspId(), DocumentKind.RECEIPT, receipts, reading)) {
            var type = drafting.type(caller, one.summary().type());
            var fields = one.content().fields().deepCopy().asObject();
            totals.put(one.summary().id().identifier(), ReceiptFields.total(type, fields));
        }
        return totals;
    }
}
