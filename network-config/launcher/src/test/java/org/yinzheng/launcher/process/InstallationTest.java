// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstallationTest {
    @TempDir
    Path home;

    @Test
    void of_two_versions_jars_the_one_built_last_runs() throws IOException {
        Installation installation = new Installation(home);
        Path target = Files.createDirectories(installation.target(Service.GATEWAY));
        Path built = Files.writeString(target.resolve("yinzheng-ledger-gateway-0.2.0-exec.jar"), "");
        Path older = Files.writeString(target.resolve("yinzheng-ledger-gateway-0.10.0-exec.jar"), "");
        Files.setLastModifiedTime(older, FileTime.from(Instant.now().minusSeconds(60)));
        assertThat(installation.jar(Service.GATEWAY)).isEqualTo(built);
    }

    @Test
    void without_a_jar_it_says_how_to_make_one() {
        assertThatThrownBy(() -> new Installation(home).jar(Service.PEER))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("run ./mvnw -DskipTests -Pservice package");
    }
}
