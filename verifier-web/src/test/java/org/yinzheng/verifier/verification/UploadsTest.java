// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
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
        var found = uploads.codeIn(QrPictures.png("YZ1:SOMETHING"));
        assertThat(found.text()).isEqualTo("YZ1:SOMETHING");
    }
}
