// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.gateway.entry.EntryColumn;
import org.yinzheng.gateway.entry.TypedText;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;

/** Which column of a file is what, by the names in its first row: Chinese, English, or the member's own. */
final class CsvColumns {
    private static final int MOST_HOLDERS = 20;

    private final List<EntryColumn> inOrder;

    private CsvColumns(List<EntryColumn> inOrder) {
        this.inOrder = inOrder;
    }

    /** What a file of the type may have; a template shows the columns of one holder. */
    static List<EntryColumn> template(LicenceType type, JobKind kind) {
        return columns(type, kind, 1);
    }

    private static List<EntryColumn> columns(LicenceType type, JobKind kind, int holders) {
        var columns = new ArrayList<EntryColumn>();
        if (kind == JobKind.IMPORT) {
            columns.add(ExistingLicence.COLUMN);
        }
        columns.addAll(EntryColumn.of(type, holders));
        return List.copyOf(columns);
    }

    /** @throws org.yinzheng.gateway.problem.ProblemException naming each column that is not known, doubled or missing */
    static CsvColumns read(LicenceType type, JobKind kind, CSVRecord header) {
        var known = names(type, kind);
        var faults = new ArrayList<FieldError>();
        var columns = new ArrayList<EntryColumn>();
        var seen = new HashSet<String>();
        for (int i = 0; i < header.size(); i++) {
            var column = known.get(key(header.get(i)));
            // what stands there may be anybody's name: it is not repeated
            var place = "column " + (i + 1);
            if (column == null) {
                faults.add(new FieldError(place, "UNKNOWN_COLUMN", "one of: " + offered(type, kind)));
            } else if (!seen.add(column.name())) {
                faults.add(new FieldError(
                        place,
                        "COLUMN_TWICE",
                        "each column once; " + column.labels().zh() + " is there already"));
            } else {
                columns.add(column);
            }
        }
        for (EntryColumn column : template(type, kind)) {
            if (column.required() && !seen.contains(column.name())) {
                faults.add(new FieldError(
                        column.labels().zh(),
                        "COLUMN_MISSING",
                        "the first row must name " + column.labels().zh()));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.INVALID_FIELDS.exception(faults);
        }
        return new CsvColumns(columns);
    }

    private static String offered(LicenceType type, JobKind kind) {
        return template(type, kind).stream().map(column -> column.labels().zh()).collect(Collectors.joining(", "));
    }

    private static Map<String, EntryColumn> names(LicenceType type, JobKind kind) {
        var names = new HashMap<String, EntryColumn>();
        // a label that two columns share names neither of them
        var labels = new LinkedHashMap<String, List<EntryColumn>>();
        for (EntryColumn column : columns(type, kind, MOST_HOLDERS)) {
            for (String label : new HashSet<>(
                    List.of(key(column.labels().zh()), key(column.labels().en())))) {
                labels.computeIfAbsent(label, one -> new ArrayList<>()).add(column);
            }
            names.put(key(column.name()), column);
        }
        labels.forEach((label, columns) -> {
            if (columns.size() == 1) {
                names.putIfAbsent(label, columns.get(0));
            }
        });
        return names;
    }

    private static String key(String name) {
        return TypedText.halfWidth(name).replace("*", "").strip().toLowerCase(Locale.ROOT);
    }

    int size() {
        return inOrder.size();
    }

    /** A row's texts by column name. */
    Map<String, String> typed(CSVRecord row) {
        var typed = new TreeMap<String, String>();
        for (int i = 0; i < inOrder.size() && i < row.size(); i++) {
            typed.put(inOrder.get(i).name(), row.get(i));
        }
        return typed;
    }
}
