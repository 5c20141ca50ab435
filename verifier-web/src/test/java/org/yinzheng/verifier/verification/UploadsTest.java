// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yinzheng.verifier.testledger.QrPictures;

class UploadsTest {

    private final Uploads uploads = new Uploads(Duration.ofMillis(2500));

    @AfterEach
    void close() {
        uploads.close();
    }

    @Test
    void files_that_would_be_drawn_for_hours_give_their_readers_back() throws IOException {
        var endless = PdfBombs.nested(8);
        var outcomes = IntStream.range(0, 2)
                .parallel()
                .mapToObj(i -> uploads.codeIn(endless).source().outcome())
                .toList();
        assertThat(outcomes).containsOnly(Source.Outcome.TOO_SLOW);
        readsAsBefore();
    }

    @Test
    void pictures_made_of_corners_are_given_up_soon() throws IOException {
        for (int each : List.of(6, 12, 19, 40)) {
            var corners = PictureBombs.corners(each);
            IntStream.range(0, 2).parallel().forEach(i -> assertThat(
                            uploads.codeIn(corners).source().outcome())
                    .as("%d rows of them", each)
                    .isEqualTo(Source.Outcome.NO_CODE_FOUND));
        }
        readsAsBefore();
    }

    private void readsAsBefore() throws IOException {
        var found = uploads.codeIn(QrPictures.png("YZ1:SOMETHING"));
        assertThat(found.text()).isEqualTo("YZ1:SOMETHING");
    }
}
