// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yinzheng.network.NetworkDescription;

final class NetworkCommandTest {
    private static final String DEMO = NetworkDescription.demoText();

    @TempDir
    Path folder;

    private String said = "";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "channel: yinzheng|chanel: yinzheng|chanel|unknown member 'chanel'",
                "port: 18061|port: 18051|peer1.zhejiang|port '18051' is given twice",
                "orderers: [{name: orderer0, host: orderer0.audit, port: 20050}]|orderers: []|consensus:|at least 4",
                "common: {atLeast: 2, of: [NationalMSP|common: {atLeast: 2, of: [HunanMSP|HunanMSP|'HunanMSP' is not accepted",
            })
    void a_bad_description_is_refused_with_its_line_before_a_key_is_made(
            String good, String bad, String at, String reason) throws IOException {
        String text = DEMO.replaceFirst(Pattern.quote(good), bad);
        Path file = Files.writeString(folder.resolve("own.yaml"), text);
        long line = text.lines().takeWhile(one -> !one.contains(at)).count() + 1;
        assertThat(run("network", "up", "--description", file.toString())).isEqualTo(1);
        assertThat(said.lines()).hasSize(1);
        assertThat(said)
                .startsWith("yinzheng: network.yaml, line " + line + ": ")
                .contains(reason);
        assertThat(folder.resolve("data/network")).doesNotExist();
    }

    @Test
    void without_a_network_the_commands_say_how_to_make_one() {
        for (String command : new String[] {"status", "logs", "down", "renew peer0.zhejiang"}) {
            assertThat(run(("network " + command).split(" "))).isEqualTo(1);
            assertThat(said).contains("run ./yinzheng network up first");
        }
    }

    @Test
    void the_engine_of_a_demo_is_local_or_fabric() {
        assertThat(run("demo", "--network", "kafka")).isEqualTo(2);
        assertThat(said).contains("'kafka'").contains("LOCAL").contains("FABRIC");
    }

    private int run(String... command) {
        String[] line = new String[command.length + 2];
        line[0] = "--data";
        line[1] = folder.resolve("data").toString();
        System.arraycopy(command, 0, line, 2, command.length);
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            return Yinzheng.run(line);
        } finally {
            System.setErr(before);
            said = written.toString(StandardCharsets.UTF_8);
        }
    }
}
