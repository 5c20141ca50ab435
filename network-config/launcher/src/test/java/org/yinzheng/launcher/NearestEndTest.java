// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;

class NearestEndTest {
    @TempDir
    Path folder;

    @Test
    void the_first_certificate_to_end_is_found_with_its_file_and_its_whole_days() throws IOException {
        Path network = folder.resolve("network");
        NetworkMaterial.generate(NetworkDescription.demoText(), network);
        NearestEnd nearest = NearestEnd.in(network).orElseThrow();
        assertThat(nearest.file()).startsWith(network).isRegularFile();
        assertThat(nearest.daysLeft(nearest.end().minus(Duration.ofHours(49)))).isEqualTo(2);
        assertThat(nearest.daysLeft(nearest.end().plusSeconds(1))).isEqualTo(-1);
    }

    @Test
    void where_there_is_no_network_nothing_ends() throws IOException {
        assertThat(NearestEnd.in(folder.resolve("network"))).isEmpty();
    }
}
