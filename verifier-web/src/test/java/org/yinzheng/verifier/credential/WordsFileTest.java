// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class WordsFileTest {

    @Test
    void the_browser_has_the_words_of_the_credential_module() throws IOException {
        assertThat(Files.readString(WordsFile.PATH)).isEqualTo(WordsFile.text());
    }
}
