// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.launcher.process.DataFolder;

final class DemoCommandTest {
    private static final String HOME = "yinzheng.home";

    @TempDir
    Path folder;

    private String homeBefore = "";

    @BeforeEach
    void an_installation_with_jars() throws Exception {
        homeBefore = System.getProperty(HOME, "");
        for (String house : new String[] {"network-config/local-peer", "ledger-gateway", "verifier-web"}) {
            Path target = Files.createDirectories(
                    folder.resolve("home").resolve(house).resolve("target"));
            Files.writeString(target.resolve("yinzheng-x-exec.jar"), "no jar");
        }
        System.setProperty(HOME, folder.resolve("home").toString());
    }

    @AfterEach
    void restore() {
        System.setProperty(HOME, homeBefore);
    }

    @Test
    void a_fresh_demo_deletes_nothing_while_another_command_works_on_the_folder() throws Exception {
        DataFolder data = new DataFolder(folder.resolve("data"));
        data.create();
        // as a backup does
        data.exclusively(() -> {
            assertThat(run("--data", data.root().toString(), "demo", "--fresh"))
                    .contains("another ./yinzheng works on");
            assertThat(data.exists()).isTrue();
        });
    }

    private static String run(String... command) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Yinzheng.run(command)).isEqualTo(1);
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
