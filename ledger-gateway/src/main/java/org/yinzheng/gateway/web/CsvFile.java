// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** CSV files (RFC 4180) as spreadsheets open them. */
public final class CsvFile {
    /** By it spreadsheets know UTF-8. */
    private static final char MARK = '\uFEFF';

    private CsvFile() {}

    /** Rows are written as they are printed; closing it closes the stream. */
    public static CSVPrinter to(OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(MARK);
        return new CSVPrinter(writer, CSVFormat.RFC4180);
    }
}
