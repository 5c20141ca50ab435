// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.console.PageLinks;
import org.yinzheng.gateway.console.Words;
import org.yinzheng.gateway.licence.IssuableTypes;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.problem.ErrorPhrases;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.problem.ProblemTexts;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.web.Download;
import org.yinzheng.gateway.web.NextPage;

/** Bulk issue at the console: choose a type, take its template, upload, look at what does not fit, start, watch. */
@ConsolePage
@RequestMapping("/console/bulk")
class BulkPages {
    private static final int JOBS = 25;
    private static final int ROWS = 100;

    private final BulkDesk desk;
    private final CheckFile checkFile;
    private final BulkStore store;
    private final BulkResult result;
    private final IssuableTypes types;
    private final ProblemTexts texts;

    BulkPages(
            BulkDesk desk,
            CheckFile checkFile,
            BulkStore store,
            BulkResult result,
            IssuableTypes types,
            ProblemTexts texts) {
        this.desk = desk;
        this.checkFile = checkFile;
        this.store = store;
        this.result = result;
        this.types = types;
        this.texts = texts.forPages();
    }

    @GetMapping
    String jobs(Caller caller, @RequestParam(required = false) @Nullable String after, Model model) {
        var jobs = desk.jobs(caller, NextPage.after(after, Place.NEWEST), JOBS);
        model.addAttribute("jobs", jobs.items());
        model.addAttribute("pages", PageLinks.of("/console/bulk", after, jobs.next()));
        boolean clerk = caller.identity().roles().contains(Role.CLERK);
        model.addAttribute("types", clerk ? types.of(caller) : List.of());
        return "console/bulk";
    }

    @GetMapping("/new/{type}")
    String upload(
            Caller caller, @PathVariable int type, @RequestParam(defaultValue = "ISSUE") JobKind kind, Model model) {
        form(caller, type, kind, model);
        return "console/bulk-new";
    }

    private void form(Caller caller, int type, JobKind kind, Model model) {
        var known = types.required(caller, type);
        model.addAttribute("type", known);
        model.addAttribute("kind", kind);
        model.addAttribute("columns", CsvColumns.template(known, kind));
        model.addAttribute("job", UUID.randomUUID().toString());
        model.addAttribute("largest", CheckFile.LARGEST);
        model.addAttribute("mostRows", CheckFile.MOST_ROWS);
    }

    @GetMapping("/new/{type}/template.csv")
    void template(
            Caller caller,
            @PathVariable int type,
            @RequestParam(defaultValue = "ISSUE") JobKind kind,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var known = types.required(caller, type);
        Download.csv(response, "licences-" + type + ".csv");
        BulkResult.template(known, kind, locale, response.getOutputStream());
    }

    /** What is wrong with the whole file stands on the form; what is wrong with rows is the job's. */
    @PostMapping("/new/{type}")
    String check(
            Caller caller,
            @PathVariable int type,
            @RequestParam String job,
            @RequestParam(defaultValue = "ISSUE") JobKind kind,
            @RequestParam MultipartFile file,
            Model model,
            Locale locale)
            throws IOException {
        try {
            return "redirect:/console/bulk/"
                    + checkFile.check(caller, job, kind, type, file.getBytes()).id();
        } catch (ProblemException e) {
            if (e.errors().isEmpty()) {
                throw e;
            }
            form(caller, type, kind, model);
            model.addAttribute(
                    "wrong",
                    e.errors().stream()
                            .map(one -> new Words(locale)
                                    .said(ErrorPhrases.in(locale, one.field()), ErrorPhrases.in(locale, one.detail())))
                            .toList());
            return "console/bulk-new";
        }
    }

    @GetMapping("/{job}")
    String job(
            Caller caller,
            @PathVariable String job,
            @RequestParam(defaultValue = "0") int after,
            Model model,
            Locale locale) {
        var found = desk.job(caller, job);
        var type = types.known(caller, found.type());
        var rows = store.rows(found.id(), after, ROWS + 1, RowState.BAD, RowState.REFUSED);
        boolean more = rows.size() > ROWS;
        model.addAttribute("job", found);
        model.addAttribute("type", type);
        var reason = found.reason();
        model.addAttribute("stopped", reason == null ? null : texts.sentence(reason, "", locale));
        model.addAttribute("rows", more ? rows.subList(0, ROWS) : rows);
        model.addAttribute("rowWords", new RowWords(type, texts, locale));
        model.addAttribute(
                "pages",
                PageLinks.of(
                        "/console/bulk/" + found.id(),
                        after == 0 ? null : String.valueOf(after),
                        Optional.of(rows)
                                .filter(all -> more)
                                .map(all -> String.valueOf(all.get(ROWS - 1).number()))));
        model.addAttribute("own", found.account().equals(caller.account()));
        model.addAttribute("confirms", desk.confirms(caller, found));
        return "console/bulk-job";
    }

    /** For the page that watches. */
    @GetMapping("/{job}/progress")
    @ResponseBody
    Map<String, Object> progress(Caller caller, @PathVariable String job) {
        var found = desk.job(caller, job);
        return Map.of(
                "state", found.state().name(),
                "percent", found.percent(),
                "issued", found.issued(),
                "refused", found.refused(),
                "ready", found.ready());
    }

    @PostMapping("/{job}/start")
    String start(Caller caller, @PathVariable String job) {
        return "redirect:/console/bulk/" + desk.start(caller, job).id();
    }

    @PostMapping("/{job}/pause")
    String pause(Caller caller, @PathVariable String job) {
        return "redirect:/console/bulk/" + desk.pause(caller, job).id();
    }

    @PostMapping("/{job}/discard")
    String discard(Caller caller, @PathVariable String job) {
        return "redirect:/console/bulk/" + desk.discard(caller, job).id();
    }

    @GetMapping("/{job}/result.csv")
    void csv(Caller caller, @PathVariable String job, Locale locale, HttpServletResponse response) throws IOException {
        var found = desk.job(caller, job);
        Download.csv(response, "result-" + found.id() + ".csv");
        result.csv(found, types.known(caller, found.type()), locale, response.getOutputStream());
    }

    @GetMapping("/{job}/pages.zip")
    void zip(Caller caller, @PathVariable String job, HttpServletResponse response) throws IOException {
        var found = desk.job(caller, job);
        Download.zip(response, "pages-" + found.id() + ".zip");
        result.zip(caller, found, response.getOutputStream());
    }
}
