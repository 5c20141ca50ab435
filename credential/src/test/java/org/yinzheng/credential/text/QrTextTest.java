// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QrTextTest {

    @ParameterizedTest
    @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void base32_is_that_of_rfc_4648_without_padding(String plain, String base32) throws QrTextException {
        byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);
        assertThat(QrText.encode(bytes)).isEqualTo("YZ1:" + base32);
        assertThat(QrText.decode("YZ1:" + base32)).isEqualTo(bytes);
    }

    @Property
    void bytes_come_back_from_text_and_from_a_link(@ForAll @Size(max = 2048) byte[] bytes) throws QrTextException {
        assertThat(QrText.decode(QrText.encode(bytes))).isEqualTo(bytes);
        assertThat(QrText.decode(QrText.link(URI.create("https://verify.example/"), bytes)))
                .isEqualTo(bytes);
    }

    @Property(tries = 2000)
    void any_text_is_read_or_refused_and_what_is_read_has_this_one_text(@ForAll @Size(max = 40) String noise) {
        try {
            byte[] bytes = QrText.decode("YZ1:" + noise);
            assertThat(QrText.encode(bytes)).isEqualTo("YZ1:" + noise.stripTrailing());
        } catch (QrTextException refused) {
            assertThat(refused.fault()).isNotNull();
        }
    }

    @Test
    void all_texts_of_up_to_three_characters_spell_different_bytes() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567=a 1";
        Map<String, String> texts = new HashMap<>();
        for (char a : alphabet.toCharArray()) {
            for (char b : alphabet.toCharArray()) {
                for (String text : new String[] {"" + a, "" + a + b, "AA" + a + b, "AAA" + a + b}) {
                    readOnce(texts, text);
                }
            }
        }
        assertThat(texts).isNotEmpty();
    }

    private static void readOnce(Map<String, String> texts, String text) {
        try {
            String bytes = HexFormat.of().formatHex(QrText.decode("YZ1:" + text));
            assertThat(texts.getOrDefault(bytes, text.strip())).isEqualTo(text.strip());
            texts.put(bytes, text.strip());
        } catch (QrTextException refused) {
            assertThat(refused.fault()).isNotNull();
        }
    }

    @Test
    void a_message_beyond_2048_bytes_is_not_written() {
        assertThatThrownBy(() -> QrText.encode(new byte[2049])).hasMessageContaining("2048");
    }

    @Test
    void a_link_with_a_fragment_of_its_own_is_not_written() {
        assertThatThrownBy(() -> QrText.link(URI.create("https://verify.example/#top"), new byte[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_first_prefix_counts_even_in_a_strangers_link() {
        assertThatThrownBy(() -> QrText.decode("https://x.example/?q=YZ1:AAAA#YZ1:AAAA"))
                .isInstanceOfSatisfying(
                        QrTextException.class, e -> assertThat(e.fault()).isEqualTo(QrTextException.Fault.CHARACTER));
    }
}
