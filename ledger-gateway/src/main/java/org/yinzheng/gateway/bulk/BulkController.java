// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.licence.IssuableTypes;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.web.Download;
import org.yinzheng.gateway.web.NextPage;

/** Many licences from one file, over HTTP. */
@RestController
@RequestMapping("/api/v1")
class BulkController {
    private static final int LARGEST_PAGE = 500;

    private final BulkDesk desk;
    private final CheckFile checkFile;
    private final BulkStore store;
    private final BulkResult result;
    private final IssuableTypes types;

    BulkController(BulkDesk desk, CheckFile checkFile, BulkStore store, BulkResult result, IssuableTypes types) {
        this.desk = desk;
        this.checkFile = checkFile;
        this.store = store;
        this.result = result;
        this.types = types;
    }

    @Operation(
            summary = "The first row of a file for bulk issue: the columns of a type",
            tags = "bulk jobs",
            responses = @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv")))
    @GetMapping("/bulk-templates/{type}")
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

    @Operation(
            summary = "Check a file row by row: the dry run. Nothing is issued before the job is started",
            description =
                    "The client chooses the job's id, a UUID; the same file under the same id is the same job. The"
                            + " body is CSV in UTF-8 or GB 18030, up to 12 MiB and 20,000 rows; the first row names columns. With kind IMPORT the rows are licences that exist already: identifier,"
                            + " dates and version are kept, and another approver of the agency starts the job.",
            tags = "bulk jobs")
    @PutMapping(path = "/bulk-jobs/{job}", consumes = "text/csv")
    View check(
            Caller caller,
            @PathVariable String job,
            @RequestParam int type,
            @RequestParam(defaultValue = "ISSUE") JobKind kind,
            @RequestBody byte[] file) {
        return View.of(checkFile.check(caller, job, kind, type, file));
    }

    @Operation(summary = "Jobs of the own agency, newest first", description = NextPage.DESCRIPTION, tags = "bulk jobs")
    @GetMapping("/bulk-jobs")
    ResponseEntity<List<View>> jobs(
            Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        var page = desk.jobs(caller, NextPage.after(after, Place.NEWEST), NextPage.limit(limit, LARGEST_PAGE));
        return NextPage.of(page.map(View::of));
    }

    @Operation(summary = "Where a job stands", tags = "bulk jobs")
    @GetMapping("/bulk-jobs/{job}")
    View job(Caller caller, @PathVariable String job) {
        return View.of(desk.job(caller, job));
    }

    @Operation(summary = "Rows of a job and what became of each, without content", tags = "bulk jobs")
    @GetMapping("/bulk-jobs/{job}/rows")
    List<Row> rows(
            Caller caller,
            @PathVariable String job,
            @RequestParam(required = false) @Nullable RowState state,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "100") int limit) {
        var states = state == null ? RowState.values() : new RowState[] {state};
        return store.rows(desk.job(caller, job).id(), after, NextPage.limit(limit, LARGEST_PAGE), states).stream()
                .map(Row::of)
                .toList();
    }

    @Operation(summary = "Start a job, or go on with a paused one", tags = "bulk jobs")
    @PostMapping("/bulk-jobs/{job}/start")
    View start(Caller caller, @PathVariable String job) {
        return View.of(desk.start(caller, job));
    }

    @Operation(summary = "Pause a job; rows in flight are still settled", tags = "bulk jobs")
    @PostMapping("/bulk-jobs/{job}/pause")
    View pause(Caller caller, @PathVariable String job) {
        return View.of(desk.pause(caller, job));
    }

    @Operation(summary = "Give a job up: rows not issued yet are erased", tags = "bulk jobs")
    @PostMapping("/bulk-jobs/{job}/discard")
    View discard(Caller caller, @PathVariable String job) {
        return View.of(desk.discard(caller, job));
    }

    @Operation(
            summary = "What became of each row, as CSV",
            tags = "bulk jobs",
            responses = @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv")))
    @GetMapping("/bulk-jobs/{job}/result.csv")
    void csv(Caller caller, @PathVariable String job, Locale locale, HttpServletResponse response) throws IOException {
        var found = desk.job(caller, job);
        var type = types.known(caller, found.type());
        Download.csv(response, "result-" + found.id() + ".csv");
        result.csv(found, type, locale, response.getOutputStream());
    }

    @Operation(
            summary = "The printed page of every licence issued by the job, ZIP of PDFs; each reading is recorded",
            tags = "bulk jobs",
            responses = @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/zip")))
    @GetMapping("/bulk-jobs/{job}/pages.zip")
    void zip(Caller caller, @PathVariable String job, HttpServletResponse response) throws IOException {
        var found = desk.job(caller, job);
        Download.zip(response, "pages-" + found.id() + ".zip");
        result.zip(caller, found, response.getOutputStream());
    }

    /**
     * A job.
     *
     * @param reason why the gateway paused it
     * @param createdAt epoch milliseconds, as the others
     */
    @Schema(name = "BulkJob")
    record View(
            String jobId,
            JobKind kind,
            int type,
            JobState state,
            @Nullable String reason,
            int rows,
            int ready,
            int bad,
            int issued,
            int refused,
            long createdAt,
            @Nullable Long startedAt,
            @Nullable Long finishedAt) {
        static View of(BulkJob job) {
            return new View(
                    job.id(),
                    job.kind(),
                    job.type(),
                    job.state(),
                    job.reason(),
                    job.rows(),
                    job.ready(),
                    job.bad(),
                    job.issued(),
                    job.refused(),
                    job.createdAt(),
                    job.startedAt(),
                    job.finishedAt());
        }
    }

    /** A row. */
    @Schema(name = "BulkRow")
    record Row(
            int row,
            RowState state,
            List<FieldError> faults,
            @Nullable String licenceId,
            @Nullable String transactionId,
            @Nullable Long blockNumber) {
        static Row of(BulkRow row) {
            return new Row(
                    row.number(), row.state(), row.faults(), row.licenceId(), row.transactionId(), row.blockNumber());
        }
    }
}
