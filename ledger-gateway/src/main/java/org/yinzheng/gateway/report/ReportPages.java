// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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
import org.yinzheng.gateway.console.AgencyNames;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.console.FormDigest;
import org.yinzheng.gateway.console.PageLinks;
import org.yinzheng.gateway.console.Wording;
import org.yinzheng.gateway.console.Words;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.rating.Grade;
import org.yinzheng.gateway.receipt.NumberReport;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.registry.Regions;
import org.yinzheng.gateway.web.Download;
import org.yinzheng.gateway.web.RequestValue;

/** Reports at the console. */
@ConsolePage
@RequestMapping("/console/reports")
class ReportPages {
    /** Rows of a table on a page of which a file has all. */
    private static final int SHOWN = 100;

    private final MonthlyReport monthly;
    private final NumberReport numbers;
    private final CompareDay compareDay;
    private final RegulatorDesk regulator;
    private final RatingReport ratings;
    private final AgencyDesk desk;
    private final Regions regions;
    private final MessageSource messages;
    private final Clock clock;

    ReportPages(
            MonthlyReport monthly,
            NumberReport numbers,
            CompareDay compareDay,
            RegulatorDesk regulator,
            RatingReport ratings,
            AgencyDesk desk,
            Regions regions,
            MessageSource messages,
            Clock clock) {
        this.monthly = monthly;
        this.numbers = numbers;
        this.compareDay = compareDay;
        this.regulator = regulator;
        this.ratings = ratings;
        this.desk = desk;
        this.regions = regions;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView page(
            Caller caller,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String after) {
        var today = LocalDate.ofInstant(clock.instant(), PrintClaims.ZONE);
        var shown = month == null || month.isBlank() ? YearMonth.from(today) : RequestValue.month("month", month);
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
        page.addObject("request", UUID.randomUUID().toString());
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
    void csv(Caller caller, @RequestParam String month, Locale locale, HttpServletResponse response)
            throws IOException {
        var rows = monthly.of(caller, RequestValue.month("month", month));
        Download.csv(response, "monthly-" + RequestValue.month("month", month) + ".csv");
        files(caller, locale).monthly(rows, labels(caller, rows), response.getOutputStream());
    }

    private ReportFiles files(Caller caller, Locale locale) {
        return new ReportFiles(
                new Wording(messages, locale), new AgencyNames(caller, desk, regions, new Words(locale)));
    }

    /** Another file sent from the same page is another comparison. */
    private static String id(UUID request, String day, byte[] file) {
        var sent = FormDigest.of(
                "compare " + request, Map.of("day", day, "file", new String(file, StandardCharsets.ISO_8859_1)));
        return UUID.nameUUIDFromBytes(sent.getBytes(StandardCharsets.US_ASCII)).toString();
    }

    /** Begun once, however often the form is sent; its own page says how far it is, and what came of it. */
    @PostMapping("/reconciliation")
    ModelAndView reconcile(
            Caller caller, @RequestParam UUID request, @RequestParam String day, @RequestParam MultipartFile file)
            throws IOException {
        try {
            var bytes = file.getBytes();
            var list = DayList.read(bytes);
            var begun = compareDay.begin(caller, id(request, day, bytes), RequestValue.day("day", day), list);
            return new ModelAndView("redirect:/console/reports/reconciliation/" + begun.id());
        } catch (ProblemException e) {
            if (e.problem() != Problem.INVALID_FIELDS) {
                throw e;
            }
            var page = page(caller, null, null);
            page.addObject("day", day);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("wrong", e.errors());
            return page;
        }
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
    void regulatorCsv(Caller caller, Locale locale, HttpServletResponse response) throws IOException {
        var view = regulator.view(caller);
        Download.csv(response, "recognition.csv");
        files(caller, locale).regulator(view, ratings.all(caller), response.getOutputStream());
    }
}
