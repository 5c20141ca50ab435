// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.rating.RatingCounts;
import org.yinzheng.gateway.receipt.NumberReport;
import org.yinzheng.gateway.receipt.ReceiptTotals;
import org.yinzheng.gateway.web.RequestValue;

/** Reports over HTTP. */
@RestController
@RequestMapping("/api/v1/reports")
class ReportController {
    private final MonthlyReport monthly;
    private final NumberReport numbers;
    private final ReceiptTotals totals;
    private final RegulatorDesk regulator;
    private final RatingReport ratings;

    /** Accounts that have a day compared just now: up to 100,000 receipts are opened for it. */
    private final Set<String> comparing = ConcurrentHashMap.newKeySet();

    ReportController(
            MonthlyReport monthly,
            NumberReport numbers,
            ReceiptTotals totals,
            RegulatorDesk regulator,
            RatingReport ratings) {
        this.monthly = monthly;
        this.numbers = numbers;
        this.totals = totals;
        this.regulator = regulator;
        this.ratings = ratings;
    }

    @Operation(
            summary = "What was recorded in a month (2026-11), by agency and type",
            description =
                    "An agency sees its own rows; registrar, supervisor, finance, national and auditor see all of the"
                            + " organisation.",
            tags = "reports")
    @GetMapping("/monthly")
    List<MonthlyReport.Row> monthly(Caller caller, @RequestParam String month) {
        return monthly.of(caller, RequestValue.month("month", month));
    }

    @Operation(
            summary = "How the service was rated (好差评) by people invited in a month (2026-11), by agency",
            description =
                    "An approver sees the own agency; registrar, supervisor, finance, national and auditor see all of the"
                            + " organisation.",
            tags = "reports")
    @GetMapping("/ratings")
    List<RatingCounts.Row> ratings(Caller caller, @RequestParam String month) {
        return ratings.of(caller, RequestValue.month("month", month));
    }

    @Operation(summary = "Receipt numbers by unit and code: granted, used, left, void", tags = "reports")
    @GetMapping("/numbers")
    List<NumberReport.Row> numbers(Caller caller) {
        return numbers.of(caller);
    }

    @Operation(
            summary = "A unit's own list of a day's receipts (CSV) against what was issued that day",
            description =
                    "Columns 票据代码, 票据号码, 合计金额 in yuan. Each receipt of the day is opened for it, which is recorded."
                            + " One account compares one day at a time.",
            tags = "reports")
    @PostMapping(path = "/reconciliation", consumes = "text/csv")
    Reconciliation reconcile(Caller caller, @RequestParam String day, @RequestBody byte[] file) {
        var list = DayList.read(file);
        var of = RequestValue.day("day", day);
        if (!comparing.add(caller.account())) {
            throw Problem.TOO_MANY_REQUESTS.exception();
        }
        try {
            return Reconciliation.of(totals.of(caller, of), list);
        } finally {
            comparing.remove(caller.account());
        }
    }

    @Operation(
            summary =
                    "Mutual recognition as a regulator looks at it: pairs of regions, refusals, revocations, oddities",
            tags = "reports")
    @GetMapping("/regulator")
    RegulatorView regulator(Caller caller) {
        return regulator.view(caller);
    }
}
