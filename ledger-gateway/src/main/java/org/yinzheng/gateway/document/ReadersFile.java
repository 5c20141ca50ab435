// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Everybody who opened a document, as a CSV file. */
public final class ReadersFile {
    private ReadersFile() {}

    public static void write(List<ReadEntry> readings, OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // spreadsheets read UTF-8 only with a mark
        writer.write('\uFEFF');
        try (var file = new CSVPrinter(writer, CSVFormat.RFC4180)) {
            file.printRecord("time", "reader", "purpose");
            for (ReadEntry one : readings) {
                file.printRecord(
                        Instant.ofEpochSecond(one.readAt()),
                        one.reading().reader(),
                        one.reading().purpose());
            }
        }
    }
}
