// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that finds nothing proves something only if it would have found it. */
final class CanaryTest {
    private final Canary canary = new Canary("金丝雀乙·样例");

    @Test
    void a_text_is_found_in_plain_utf_8_and_utf_16() {
        assertThat(canary.isIn("x金丝雀乙·样例y".getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(canary.isIn("x金丝雀乙·样例y".getBytes(StandardCharsets.UTF_16LE))).isTrue();
        assertThat(canary.isIn("another text".getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void a_text_is_found_in_an_address() {
        String address = "GET /x?name=" + URLEncoder.encode("金丝雀乙·样例", StandardCharsets.UTF_8);
        assertThat(canary.isIn(address.getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(canary.isIn(address.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Test
    void a_text_is_found_in_base64_wherever_it_begins() {
        for (String before : List.of("", "a", "ab", "abc")) {
            byte[] bytes = (before + "金丝雀乙·样例 and more").getBytes(StandardCharsets.UTF_8);
            assertThat(canary.isIn(Base64.getEncoder().encode(bytes)))
                    .as(before)
                    .isTrue();
        }
    }

    /** Whose lines may cut the text in two. */
    @Test
    void a_text_is_found_in_a_certificate_wherever_its_lines_end(@TempDir Path folder) throws IOException {
        for (int before = 0; before < 48; before++) {
            byte[] bytes = ("x".repeat(before) + "金丝雀乙·样例 and more").getBytes(StandardCharsets.UTF_8);
            String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
            String pem = "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
            Files.writeString(folder.resolve("as-it-is"), "creator " + pem + " and more");
            Files.writeString(folder.resolve("in-json"), "{\"creator\":\"" + pem.replace("\n", "\\n") + "\"}");
            assertThat(Canary.found(List.of(canary), folder))
                    .containsExactlyInAnyOrder("金丝雀乙·样例 in as-it-is", "金丝雀乙·样例 in in-json");
        }
    }

    @Test
    void a_text_is_found_in_a_file(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.log"), "{\"name\":\"金丝雀乙·样例\"}");
        Files.writeString(folder.resolve("b.log"), "nothing");
        assertThat(Canary.found(List.of(canary), folder)).containsExactly("金丝雀乙·样例 in a.log");
    }
}
