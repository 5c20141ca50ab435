// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", "\uFF1D1+1"})
    void a_word_that_a_spreadsheet_would_run_is_shown_as_text(String cell) throws IOException {
        assertThat(written(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-12.50", "33060126", "甲=乙", "2026-11-26", ""})
    void numbers_and_all_other_words_stay_as_they_are(String cell) throws IOException {
        assertThat(written(cell)).isEqualTo(cell);
    }

    @Test
    void a_file_begins_with_the_mark_of_utf_8_and_its_rows_end_with_both_signs() throws IOException {
        assertThat(file("甲", 1)).isEqualTo("\uFEFF甲,1\r\n");
    }

    private static String written(String cell) throws IOException {
        return file("x", cell).substring("\uFEFFx,".length()).strip();
    }

    private static String file(Object... cells) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var file = CsvFile.to(out)) {
            file.row(cells);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
