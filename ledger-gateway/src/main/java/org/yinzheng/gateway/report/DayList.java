// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.yinzheng.gateway.bulk.CsvText;
import org.yinzheng.gateway.entry.TypedText;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;

/**
 * A unit's own list of the receipts of a day: code, number and total in yuan, in any order of the columns.
 *
 * @param totals fen by {@code code:number}
 * @param unreadable row numbers whose code, number or total does not read
 */
record DayList(Map<String, Long> totals, List<Integer> unreadable) {
    private static final int MOST_ROWS = 100_000;
    private static final Map<String, List<String>> COLUMNS = Map.of(
            "code", List.of("票据代码", "代码", "code"),
            "number", List.of("票据号码", "号码", "number"),
            "total", List.of("合计金额", "金额", "总金额", "total", "amount"));

    DayList {
        totals = new TreeMap<>(totals);
        unreadable = List.copyOf(unreadable);
    }

    /** @throws org.yinzheng.gateway.problem.ProblemException if a column is missing or the file is no CSV */
    static DayList read(byte[] file) {
        Charset charset = CsvText.charset(file);
        int mark = CsvText.mark(file);
        try (var reader = new InputStreamReader(new ByteArrayInputStream(file, mark, file.length - mark), charset);
                var parser = CSVParser.builder()
                        .setReader(reader)
                        .setFormat(CSVFormat.RFC4180)
                        .get()) {
            return read(parser);
        } catch (IOException | UncheckedIOException e) {
            throw invalid("CSV_MALFORMED", "quotes that open and close around a value, doubled inside");
        }
    }

    private static DayList read(CSVParser parser) {
        var rows = parser.iterator();
        var columns = rows.hasNext() ? columns(rows.next()) : Map.<String, Integer>of();
        for (String column : List.of("code", "number", "total")) {
            if (!columns.containsKey(column)) {
                throw invalid("COLUMN_MISSING", "the first row must name 票据代码, 票据号码, 合计金额");
            }
        }
        var totals = new HashMap<String, Long>();
        var unreadable = new ArrayList<Integer>();
        while (rows.hasNext()) {
            var row = rows.next();
            if (row.getRecordNumber() > MOST_ROWS) {
                throw invalid("TOO_MANY_ROWS", "at most " + MOST_ROWS + " rows in a file");
            }
            var name = name(row, columns);
            var total = TypedText.fen(cell(row, columns, "total"));
            if (name.isEmpty() || total.isEmpty() || totals.put(name.get(), total.get()) != null) {
                unreadable.add((int) row.getRecordNumber());
            }
        }
        return new DayList(totals, unreadable);
    }

    private static Map<String, Integer> columns(CSVRecord header) {
        var columns = new HashMap<String, Integer>();
        for (int i = 0; i < header.size(); i++) {
            int place = i;
            var label = TypedText.halfWidth(header.get(i)).toLowerCase(Locale.ROOT);
            COLUMNS.forEach((name, labels) -> {
                if (labels.contains(label)) {
                    columns.putIfAbsent(name, place);
                }
            });
        }
        return columns;
    }

    private static Optional<String> name(CSVRecord row, Map<String, Integer> columns) {
        var code = cell(row, columns, "code");
        var number = cell(row, columns, "number");
        // spreadsheets drop leading zeros
        var padded = number.matches("\\d{1,10}") ? "0".repeat(10 - number.length()) + number : number;
        return code.matches("\\d{8}") && padded.matches("\\d{10}")
                ? Optional.of(code + ":" + padded)
                : Optional.empty();
    }

    private static String cell(CSVRecord row, Map<String, Integer> columns, String column) {
        int place = columns.getOrDefault(column, -1);
        return place >= 0 && place < row.size() ? TypedText.halfWidth(row.get(place)) : "";
    }

    private static RuntimeException invalid(String code, String detail) {
        return Problem.INVALID_FIELDS.exception(List.of(new FieldError("file", code, detail)));
    }
}
