// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import org.springframework.util.StreamUtils;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.console.Words;
import org.yinzheng.gateway.licence.LicencePage;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.problem.ProblemTexts;
import org.yinzheng.gateway.web.CsvFile;

/** What a job came to, as files that are written while they are sent: never more than a page of rows in memory. */
@Component
class BulkResult {
    private static final int PAGE = 200;

    private final BulkStore store;
    private final LicencePage pages;
    private final ProblemTexts texts;

    BulkResult(BulkStore store, LicencePage pages, ProblemTexts texts) {
        this.store = store;
        this.pages = pages;
        this.texts = texts.forPages();
    }

    /** The first row of a file to be filled in; with a byte order mark, by which spreadsheets know UTF-8. */
    static void template(LicenceType type, JobKind kind, Locale locale, OutputStream out) throws IOException {
        var words = new Words(locale);
        try (var printer = CsvFile.to(out)) {
            printer.row(CsvColumns.template(type, kind).stream()
                    .map(column -> words.of(column.labels()))
                    .toList());
        }
    }

    /** A row for each row of the file: what became of it and why. Nothing of its content. */
    void csv(BulkJob job, LicenceType type, Locale locale, OutputStream out) throws IOException {
        var words = new RowWords(type, texts, locale);
        try (var printer = CsvFile.to(out)) {
            printer.row(words.header());
            int after = 0;
            List<BulkRow> rows = store.rows(job.id(), after, PAGE, RowState.values());
            while (!rows.isEmpty()) {
                for (BulkRow row : rows) {
                    printer.row(words.cells(job, row));
                    after = row.number();
                }
                rows = store.rows(job.id(), after, PAGE, RowState.values());
            }
        }
    }

    /** The printed page of every licence issued; those that cannot be printed any more are named in a list. */
    void zip(Caller caller, BulkJob job, OutputStream out) throws IOException {
        var missing = new StringBuilder();
        try (var zip = new ZipOutputStream(StreamUtils.nonClosing(out), StandardCharsets.UTF_8)) {
            int after = 0;
            List<BulkRow> rows = store.rows(job.id(), after, PAGE, RowState.ISSUED);
            while (!rows.isEmpty()) {
                for (BulkRow row : rows) {
                    page(caller, row, zip, missing);
                    after = row.number();
                }
                rows = store.rows(job.id(), after, PAGE, RowState.ISSUED);
            }
            if (!missing.isEmpty()) {
                zip.putNextEntry(new ZipEntry("missing.txt"));
                zip.write(missing.toString().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private void page(Caller caller, BulkRow row, ZipOutputStream zip, StringBuilder missing) throws IOException {
        var licence = String.valueOf(row.licenceId());
        try {
            byte[] pdf = pages.pdf(caller, licence);
            zip.putNextEntry(new ZipEntry("%05d-%s.pdf".formatted(row.number(), licence)));
            zip.write(pdf);
            zip.closeEntry();
        } catch (ProblemException e) {
            missing.append(row.number())
                    .append(' ')
                    .append(licence)
                    .append(' ')
                    .append(e.problem())
                    .append('\n');
        }
    }
}
