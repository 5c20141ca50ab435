// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.credential.record.Sha256;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.bulk.BulkStore.NewRow;
import org.yinzheng.gateway.entry.TypedDocument;
import org.yinzheng.gateway.licence.IssuableTypes;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.storage.Seal;
import org.yinzheng.gateway.web.RequestValue;
import tools.jackson.databind.json.JsonMapper;

/** The dry run: reads a file into a job, every row checked, nothing signed and nothing on the ledger. */
@Component
class CheckFile {
    /** The largest file, bytes. */
    static final int LARGEST = 12 * 1024 * 1024;

    /** The most rows of a file. */
    static final int MOST_ROWS = 20_000;

    private static final int CHUNK = 250;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final BulkStore store;
    private final IssuableTypes types;

    CheckFile(BulkStore store, IssuableTypes types) {
        this.store = store;
        this.types = types;
    }

    /**
     * Reads the file into the job of that id. The same file under the same id is the same job.
     *
     * @param id UUID chosen by the client
     */
    BulkJob check(Caller caller, String id, JobKind kind, int type, byte[] file) {
        var known = types.required(caller, type);
        var job = RequestValue.uuid("job", id);
        var digest = HexFormat.of().formatHex(Sha256.of(file));
        var earlier = store.find(job);
        if (earlier.isPresent()) {
            return same(earlier.get(), caller, kind, type, digest);
        }
        if (file.length > LARGEST) {
            throw Problem.BODY_TOO_LARGE.exception();
        }
        var key = store.begin(job, caller, kind, type, digest);
        try {
            store.checked(job, read(new Rows(job, key, known, kind, caller.agency()), file));
        } finally {
            store.forget(job);
        }
        return store.find(job).orElseThrow(Problem.NOT_FOUND::exception);
    }

    private static BulkJob same(BulkJob earlier, Caller caller, JobKind kind, int type, String digest) {
        boolean same = earlier.organisation().equals(caller.organisation().mspId())
                && earlier.agency().equals(caller.agency())
                && earlier.kind() == kind
                && earlier.type() == type
                && earlier.fileDigest().equals(digest);
        if (!same) {
            throw Problem.IDEMPOTENCY_KEY_REUSED.exception();
        }
        if (earlier.state() == JobState.READING) {
            throw Problem.REQUEST_IN_PROGRESS.exception();
        }
        return earlier;
    }

    private static int read(Rows rows, byte[] file) {
        int mark = CsvText.mark(file);
        var bytes = new ByteArrayInputStream(file, mark, file.length - mark);
        try (var reader = new InputStreamReader(bytes, CsvText.charset(file));
                var parser = CSVParser.builder()
                        .setReader(reader)
                        .setFormat(CSVFormat.RFC4180
                                .builder()
                                .setIgnoreEmptyLines(false)
                                .get())
                        .get()) {
            return rows.store(parser);
        } catch (IOException | UncheckedIOException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    /** The parser names line and position of a quote that does not close, never the text. */
    private static RuntimeException malformed(String message) {
        var place = message.replaceAll("(?s).*?(line:? ?\\d+).*", "$1");
        return Problem.INVALID_FIELDS.exception(List.of(new FieldError(
                "file",
                "CSV_MALFORMED",
                "quotes that open and close around a value, doubled inside"
                        + (place.startsWith("line") ? " (" + place + ")" : ""))));
    }

    /** Goes through a file once, holding one chunk of it. */
    private final class Rows {
        private final String job;
        private final Seal key;
        private final LicenceType type;
        private final JobKind kind;
        private final String agency;
        private final Map<String, Integer> seen = new HashMap<>();
        private final List<NewRow> chunk = new ArrayList<>();
        private int rows;

        Rows(String job, Seal key, LicenceType type, JobKind kind, String agency) {
            this.job = job;
            this.key = key;
            this.type = type;
            this.kind = kind;
            this.agency = agency;
        }

        int store(CSVParser parser) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                throw empty();
            }
            var columns = CsvColumns.read(type, kind, records.next());
            while (records.hasNext()) {
                var row = records.next();
                if (!blank(row)) {
                    take(row, columns);
                }
            }
            flush();
            if (rows == 0) {
                throw empty();
            }
            return rows;
        }

        private void take(CSVRecord row, CsvColumns columns) {
            if (++rows > MOST_ROWS) {
                throw Problem.INVALID_FIELDS.exception(
                        List.of(new FieldError("file", "TOO_MANY_ROWS", "at most " + MOST_ROWS + " rows in a file")));
            }
            chunk.add(checked((int) row.getRecordNumber(), row, columns));
            if (chunk.size() == CHUNK) {
                flush();
            }
        }

        private NewRow checked(int number, CSVRecord row, CsvColumns columns) {
            if (row.size() != columns.size()) {
                var detail = "the row has " + row.size() + " columns, the first row has " + columns.size();
                return bad(number, List.of(new FieldError("", "COLUMNS_DIFFER", detail)));
            }
            var typed = columns.typed(row);
            var content = JSON.writeValueAsBytes(typed);
            var twin = seen.putIfAbsent(HexFormat.of().formatHex(Sha256.of(content)), number);
            if (twin != null) {
                return bad(number, List.of(new FieldError("", "ROW_TWICE", "the same as row " + twin)));
            }
            var faults = new ArrayList<>(
                    TypedDocument.read(type, typed, types.today()).faults().values());
            if (kind == JobKind.IMPORT) {
                faults.addAll(ExistingLicence.faults(type, agency, typed));
                sameIdentifier(typed, number).ifPresent(faults::add);
            }
            return faults.isEmpty() ? new NewRow(number, content, List.of()) : bad(number, faults);
        }

        private Optional<FieldError> sameIdentifier(Map<String, String> typed, int number) {
            var twin = seen.putIfAbsent("identifier " + ExistingLicence.identifier(typed), number);
            return twin == null
                    ? Optional.empty()
                    : Optional.of(new FieldError(
                            ExistingLicence.IDENTIFIER, "IDENTIFIER_TWICE", "the same identifier as row " + twin));
        }

        private NewRow bad(int number, List<FieldError> faults) {
            return new NewRow(number, null, faults);
        }

        private void flush() {
            if (!chunk.isEmpty()) {
                BulkStore store = CheckFile.this.store;
                store.add(job, key, List.copyOf(chunk));
                chunk.clear();
            }
        }

        private static boolean blank(CSVRecord row) {
            return row.stream().allMatch(String::isBlank);
        }

        private static RuntimeException empty() {
            return Problem.INVALID_FIELDS.exception(List.of(new FieldError(
                    "file", "NO_ROWS", "a first row of column names and at least one row; take the template")));
        }
    }
}
