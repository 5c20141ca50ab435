// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConsoleTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void without_a_terminal_progress_is_a_line_every_ten_per_cent() {
        Console console = console(false);
        for (int i = 0; i <= 200; i++) {
            console.progress("licences", i, 200);
        }
        assertThat(text().lines()).hasSize(11).first().isEqualTo("  0%  licences");
        assertThat(text()).doesNotContain("\r");
    }

    @Test
    void on_a_terminal_the_bar_stays_on_one_line() {
        Console console = console(true);
        console.progress("keys", 1, 2);
        console.progress("keys", 2, 2);
        console.say("done");
        assertThat(List.of(text().split("\n")).stream()
                        .map(line -> line.substring(line.lastIndexOf('\r') + 1).strip()))
                .containsExactly("█".repeat(28) + " 100%  keys", "done");
    }

    private Console console(boolean terminal) {
        return new Console(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
