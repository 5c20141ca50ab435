// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StreamUtils;

/**
 * CSV files (RFC 4180) as spreadsheets open them. A spreadsheet takes a cell that begins with {@code =} and the like for a
 * formula and runs it; names and words in our files are others', so such a cell gets an apostrophe, which shows it as text.
 */
public final class CsvFile implements AutoCloseable {
    /** By it spreadsheets know UTF-8. */
    private static final char MARK = '\uFEFF';

    private static final Pattern FORMULA = Pattern.compile("(?s)[=+@\\-\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

    private final CSVPrinter printer;

    private CsvFile(CSVPrinter printer) {
        this.printer = printer;
    }

    /** Rows are written as they are printed. The stream stays open: who ends it early makes a part look like a whole file. */
    public static CsvFile to(OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(StreamUtils.nonClosing(out), StandardCharsets.UTF_8);
        writer.write(MARK);
        return new CsvFile(new CSVPrinter(writer, CSVFormat.RFC4180));
    }

    /** One row. */
    public void row(@Nullable Object... cells) throws IOException {
        row(Arrays.asList(cells));
    }

    /** One row. */
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        printer.printRecord(cells.stream().map(CsvFile::cell).toList());
    }

    private static String cell(@Nullable Object value) {
        var text = Objects.toString(value, "");
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
