// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedPdfTest {

    private static final int BLANKS = 300_000;

    @ParameterizedTest
    @ValueSource(strings = {"FlateDecode", "LZWDecode", "ASCIIHexDecode FlateDecode", "ASCII85Decode LZWDecode"})
    void objects_packed_by_any_filter_are_read_and_counted_before_the_file_is_open(String filters) throws IOException {
        var file = PdfBombs.packedObjects(BLANKS, List.of(filters.split(" ")));
        try (var read = new BoundedPdf(file, 2 * BLANKS).parse()) {
            assertThat(read.getNumberOfPages()).isEqualTo(1);
        }
        assertThatThrownBy(() -> new BoundedPdf(file, BLANKS / 2).parse())
                .isInstanceOf(PdfStreams.TooLargeException.class);
    }

    @Test
    void the_table_of_places_is_counted_too() throws IOException {
        var file = PdfBombs.packedObjects(0, List.of("LZWDecode"));
        assertThatThrownBy(() -> new BoundedPdf(file, 40).parse()).isInstanceOf(PdfStreams.TooLargeException.class);
    }

    @Test
    void what_is_encrypted_is_counted_once_it_is_decrypted() throws IOException {
        var file = PdfBombs.encrypted(BLANKS);
        try (var read = new BoundedPdf(file, BLANKS / 2).parse()) {
            assertThatThrownBy(() -> read.getPage(0).getContents().transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(PdfStreams.TooLargeException.class);
        }
    }
}
