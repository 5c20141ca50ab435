// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TypeTrialTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC);
    private static final TypeTrial TRIAL = new TypeTrial(URI.create("https://verify.example.gov.cn/"), NOW);

    static List<String> demoTypes() throws IOException {
        return DemoTypes.names();
    }

    @Test
    void the_demonstration_has_eleven_licence_types_and_two_kinds_of_receipt() throws IOException {
        List<String> kinds = DemoTypes.names().stream()
                .map(name -> name.endsWith("receipt") ? "receipt" : "licence")
                .toList();
        assertThat(kinds).filteredOn("licence"::equals).hasSize(11);
        assertThat(kinds).filteredOn("receipt"::equals).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("demoTypes")
    void a_demo_type_passes_its_dry_run_and_prints_within_version_17(String name) throws IOException {
        TrialReport report = TRIAL.run(DemoTypes.type(name), DemoTypes.sample(name));
        assertThat(report.faults()).isEmpty();
        assertThat(report.warnings()).isEmpty();
        assertThat(report.accepted()).isTrue();
        assertThat(report.sample().orElseThrow().qrVersion())
                .isLessThanOrEqualTo(report.largest().orElseThrow().qrVersion());
        assertThat(report.largest().orElseThrow().qrVersion()).isLessThanOrEqualTo(17);
        assertThat(report.pdf().orElseThrow().pages()).isEqualTo(1);
        Path folder = Path.of("/tmp/pages");
        if (Files.isDirectory(folder)) {
            Files.write(
                    folder.resolve(name + ".pdf"), report.pdf().orElseThrow().pdf());
            System.out.println(name + " " + report.sample() + " " + report.largest());
        }
    }
}
