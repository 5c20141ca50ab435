// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsFileTest {

    @Test
    void the_browser_has_the_words_of_the_credential_module() throws IOException {
        assertThat(Files.readString(WordsFile.PATH)).isEqualTo(WordsFile.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/static/assets/texts-zh.js",
                "/static/index.html",
                "/static/assets/credential/words.js",
                "/org/yinzheng/credential/verdict/texts_zh.properties"
            })
    void ledger_wallet_and_holder_have_the_glossarys_one_word_each(String file) throws IOException {
        try (var words = Objects.requireNonNull(WordsFileTest.class.getResourceAsStream(file))) {
            assertThat(new String(words.readAllBytes(), StandardCharsets.UTF_8)).doesNotContain("台账", "卡包", "持证人");
        }
    }
}
