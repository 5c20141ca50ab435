// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.console;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.yinzheng.gateway.document.ReadEntry;
import org.yinzheng.gateway.web.CsvFile;

/** Everybody who opened a document, as a CSV file in the reader's language. */
public final class ReadersFile {
    private ReadersFile() {}

    public static void write(List<ReadEntry> readings, Wording wording, OutputStream out) throws IOException {
        try (var file = CsvFile.to(out)) {
            file.row(wording.text("file.time"), wording.text("file.reader"), wording.text("file.purpose"));
            for (ReadEntry one : readings) {
                file.row(
                        Wording.moment(one.readAt()),
                        wording.word("reader.", one.reading().reader()),
                        purpose(one.reading().purpose(), wording));
            }
        }
    }

    private static String purpose(String purpose, Wording wording) {
        return Arrays.stream(purpose.split(" "))
                .map(one -> wording.word("purpose.", one))
                .collect(Collectors.joining(" "));
    }
}
