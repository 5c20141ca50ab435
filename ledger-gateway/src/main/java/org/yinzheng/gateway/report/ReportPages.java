// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.console.PageLinks;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.rating.Grade;
import org.yinzheng.gateway.rating.RatingCounts;
import org.yinzheng.gateway.receipt.NumberReport;
import org.yinzheng.gateway.receipt.ReceiptTotals;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.registry.Regions;
import org.yinzheng.gateway.web.Download;

/** Reports at the console. */
@ConsolePage
@RequestMapping("/console/reports")
class ReportPages {
    /** Rows of a table on a page of which a file has all. */
    private static final int SHOWN = 100;

    private final MonthlyReport monthly;
    private final NumberReport numbers;
    private final ReceiptTotals totals;
    private final RegulatorDesk regulator;
    private final RatingReport ratings;
    private final AgencyDesk desk;
    private final Regions regions;
    private final Clock clock;

    ReportPages(
            MonthlyReport monthly,
            NumberReport numbers,
            ReceiptTotals totals,
            RegulatorDesk regulator,
            RatingReport ratings,
            AgencyDesk desk,
            Regions regions,
            Clock clock) {
        this.monthly = monthly;
        this.numbers = numbers;
        this.totals = totals;
        this.regulator = regulator;
        this.ratings = ratings;
        this.desk = desk;
        this.regions = regions;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView page(
            Caller caller,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String after) {
        var today = LocalDate.ofInstant(clock.instant(), PrintClaims.ZONE);
        var shown = month == null || month.isBlank() ? YearMonth.from(today) : YearMonth.parse(month);
        var rows = monthly.of(caller, shown);
        var page = new ModelAndView("console/reports");
        page.addObject("month", shown.toString());
        page.addObject("rows", rows);
        page.addObject("labels", labels(caller, rows));
        page.addObject("agencies", agencies(caller, rows));
        page.addObject("numbers", numbers.of(caller));
        page.addObject("grades", Grade.values());
        page.addObject("ratings", ratings.isFor(caller) ? ratings.of(caller, shown) : null);
        var remarks = ratings.remarks(caller, shown, after);
        page.addObject("remarks", remarks.items());
        page.addObject(
                "pages", PageLinks.of("/console/reports", Map.of("month", shown), "after", after, remarks.next()));
        page.addObject("today", today.toString());
        page.addObject("shown", SHOWN);
        page.addObject("regulates", regulates(caller));
        return page;
    }

    private static boolean regulates(Caller caller) {
        return List.of(Role.SUPERVISOR, Role.NATIONAL, Role.AUDITOR, Role.REGISTRAR).stream()
                .anyMatch(caller.identity().roles()::contains);
    }

    private Map<Integer, Labels> labels(Caller caller, List<MonthlyReport.Row> rows) {
        var labels = new HashMap<Integer, Labels>();
        rows.forEach(row -> labels.computeIfAbsent(
                row.type(), type -> desk.typeInUse(caller, caller.organisation().namespace(), type)
                        .map(one -> one.labels())
                        .orElse(new Labels("type " + type, "类型 " + type))));
        return labels;
    }

    private Map<String, Labels> agencies(Caller caller, List<MonthlyReport.Row> rows) {
        var labels = new HashMap<String, Labels>();
        rows.forEach(row -> labels.computeIfAbsent(row.agency(), agency -> desk.agency(
                        caller, caller.organisation().namespace(), agency)
                .map(one -> one.labels())
                .orElse(new Labels(agency, agency))));
        return labels;
    }

    /** The month as a file. */
    @GetMapping("/monthly.csv")
    void csv(Caller caller, @RequestParam String month, HttpServletResponse response) throws IOException {
        var rows = monthly.of(caller, YearMonth.parse(month));
        Download.csv(response, "monthly-" + YearMonth.parse(month) + ".csv");
        try (var out = printer(response)) {
            out.printRecord("agency", "kind", "type", "issued", "operation", "count");
            for (MonthlyReport.Row row : rows) {
                out.printRecord(row.agency(), row.kind(), row.type(), row.issued(), "", "");
                for (var one : row.operations().entrySet()) {
                    out.printRecord(row.agency(), row.kind(), row.type(), "", one.getKey(), one.getValue());
                }
            }
        }
    }

    /** Every difference, however many. */
    @PostMapping("/reconciliation.csv")
    void reconcileToFile(
            Caller caller, @RequestParam String day, @RequestParam MultipartFile file, HttpServletResponse response)
            throws IOException {
        var list = DayList.read(file.getBytes());
        var result = Reconciliation.of(totals.of(caller, LocalDate.parse(day)), list);
        Download.csv(response, "reconciliation-" + LocalDate.parse(day) + ".csv");
        try (var out = printer(response)) {
            out.printRecord("receipt", "why", "issued", "listed");
            for (Reconciliation.Difference one : result.differences()) {
                out.printRecord(one.receipt(), one.why(), yuan(one.issuedFen()), yuan(one.listedFen()));
            }
            for (int row : result.unreadable()) {
                out.printRecord("row " + row, "UNREADABLE", "", "");
            }
        }
    }

    private static String yuan(@Nullable Long fen) {
        return fen == null ? "" : BigDecimal.valueOf(fen, 2).toPlainString();
    }

    @PostMapping("/reconciliation")
    ModelAndView reconcile(Caller caller, @RequestParam String day, @RequestParam MultipartFile file)
            throws IOException {
        var page = page(caller, null, null);
        page.addObject("day", day);
        try {
            var list = DayList.read(file.getBytes());
            page.addObject("result", Reconciliation.of(totals.of(caller, LocalDate.parse(day)), list));
        } catch (ProblemException e) {
            if (e.problem() != Problem.INVALID_FIELDS) {
                throw e;
            }
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("wrong", e.errors());
        }
        return page;
    }

    @GetMapping("/regulator")
    String regulator(Caller caller, Model model) {
        model.addAttribute("view", regulator.view(caller));
        model.addAttribute("shown", SHOWN);
        model.addAttribute("grades", Grade.values());
        model.addAttribute("ratings", ratings.all(caller));
        var names = new HashMap<String, RegionState>();
        regions.all(caller).forEach(region -> names.put(region.region(), region));
        model.addAttribute("regions", names);
        return "console/regulator";
    }

    /** Everything of the regulator's view, one row for each figure. */
    @GetMapping("/regulator.csv")
    void regulatorCsv(Caller caller, HttpServletResponse response) throws IOException {
        var view = regulator.view(caller);
        Download.csv(response, "recognition.csv");
        try (var out = printer(response)) {
            out.printRecord("what", "who", "about", "figure", "count");
            var counted = view.counted();
            out.printRecord(
                    "counted",
                    "",
                    counted == null ? "" : Instant.ofEpochSecond(counted.at()),
                    "up to block",
                    counted == null ? "" : counted.block());
            for (RegulatorView.Pair pair : view.pairs()) {
                out.printRecord("pair", pair.user(), pair.issuer(), "recognised", pair.recognised());
                out.printRecord("pair", pair.user(), pair.issuer(), "refused", pair.refused());
                out.printRecord("pair", pair.user(), pair.issuer(), "doubted", pair.doubted());
            }
            for (RegulatorView.Refusals one : view.refusals()) {
                out.printRecord("refusals", one.agency(), one.reason(), "", one.count());
            }
            for (RegulatorView.Revocations one : view.revocations()) {
                out.printRecord("ended", one.issuer(), "", "revoked", one.revoked());
                out.printRecord("ended", one.issuer(), "", "withdrawn", one.withdrawn());
                out.printRecord("ended", one.issuer(), "", "cancelled", one.cancelled());
            }
            for (RatingCounts.Row row : ratings.all(caller)) {
                out.printRecord("rating", row.agency(), "", "invited", row.invited());
                out.printRecord("rating", row.agency(), "", "invited after a check", row.checks());
                for (Grade grade : Grade.values()) {
                    out.printRecord("rating", row.agency(), "", grade, row.count(grade));
                }
                for (var one : row.reasons().entrySet()) {
                    out.printRecord("rating", row.agency(), one.getKey(), "reason", one.getValue());
                }
            }
            for (RegulatorView.Oddity one : view.oddities()) {
                out.printRecord("odd", one.subject(), one.day(), one.kind(), one.count());
            }
        }
    }

    private static CSVPrinter printer(HttpServletResponse response) throws IOException {
        var writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        // spreadsheets read UTF-8 only with a mark
        writer.write('\uFEFF');
        return new CSVPrinter(writer, CSVFormat.RFC4180);
    }
}
