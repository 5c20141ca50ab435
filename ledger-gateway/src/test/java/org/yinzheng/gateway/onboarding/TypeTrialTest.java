// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class TypeTrialTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC);
    private static final TypeTrial TRIAL = new TypeTrial(URI.create("https://verify.example.gov.cn/"), NOW);

    static List<String> demoTypes() throws IOException {
        return DemoTypes.names();
    }

    @Test
    void the_demonstration_has_at_least_eleven_licence_types_and_two_kinds_of_receipt() throws IOException {
        List<String> kinds = DemoTypes.names().stream()
                .map(name -> name.endsWith("receipt") ? "receipt" : "licence")
                .toList();
        assertThat(kinds).filteredOn("licence"::equals).hasSizeGreaterThanOrEqualTo(11);
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
    }

    private static ObjectNode food() throws IOException {
        return (ObjectNode) JsonMapper.shared().readTree(DemoTypes.type("01-food-business-licence"));
    }

    private static TrialReport run(ObjectNode type) throws IOException {
        return TRIAL.run(type.toString(), DemoTypes.sample("01-food-business-licence"));
    }

    private static ObjectNode field(ObjectNode type, int index) {
        return (ObjectNode) type.get("fields").get(index);
    }

    @Test
    void a_print_that_could_outgrow_version_17_is_refused_with_the_version_it_needs() throws IOException {
        ObjectNode type = food();
        field(type, 2).put("maxLength", 60);
        TrialReport report = run(type);
        assertThat(report.accepted()).isFalse();
        assertThat(report.faults()).singleElement().satisfies(fault -> assertThat(fault.code())
                .isEqualTo("PRINT_TOO_LARGE"));
        assertThat(report.pdf()).isPresent();
    }

    @Test
    void a_type_without_a_printed_identifier_a_state_or_a_date_is_refused() throws IOException {
        ObjectNode type = food();
        field(type, 0).put("print", false);
        field(type, 12).put("name", "end");
        ((ObjectNode) type.get("statusCodes")).remove("REVOKED");
        ((ObjectNode) type.get("layout")).set("rows", JsonMapper.shared().readTree("[[\"holderName\"]]"));
        assertThat(run(type).faults())
                .extracting(Fault::path)
                .containsExactlyInAnyOrder("fields", "statusCodes.REVOKED", "fields.validTo");
    }

    @Test
    void a_layout_that_names_no_field_says_which_and_what_there_is() throws IOException {
        ObjectNode type = food();
        ((ObjectNode) type.get("layout")).set("rows", JsonMapper.shared().readTree("[[\"holder\"]]"));
        assertThat(run(type).faults()).singleElement().satisfies(fault -> assertThat(fault.detail())
                .contains("holder", "holderName", "validTo"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "page|\"A3\"|LANDSCAPE",
                "accent|\"red\"|6 hex digits",
                "rows|[]|a list of 1 to 40",
                "rows|[[\"a\",\"b\",\"c\",\"d\",\"e\"]]|a list of 1 to 4",
                "table|{\"member\":\"items\",\"columns\":[{\"name\":\"a\",\"labels\":{\"zh\":\"一\",\"en\":\"a\"},\"format\":\"FEN\",\"width\":0}]}|1 to 20",
                "note|{\"zh\":\"一\"}|layout.note.en",
                "script|\"x\"|unknown member"
            })
    void a_wrong_member_of_a_layout_is_refused_saying_what_is_accepted(String member, String value, String accepted)
            throws IOException {
        ObjectNode type = food();
        ((ObjectNode) type.get("layout")).set(member, JsonMapper.shared().readTree(value));
        assertThat(run(type).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("LAYOUT_INVALID"))
                .satisfies(fault -> assertThat(fault.detail()).contains(accepted));
    }

    @Test
    void a_type_without_a_layout_prints_all_its_fields() throws IOException {
        ObjectNode type = food();
        type.remove("layout");
        assertThat(run(type).accepted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{\"number\":1}", "{\"number\":1.5}", "{\"a\":1}", "7"})
    void what_is_no_type_at_all_is_a_fault_and_no_crash(String json) throws IOException {
        TrialReport report = TRIAL.run(json, DemoTypes.sample("01-food-business-licence"));
        assertThat(report.accepted()).isFalse();
        assertThat(report.faults()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{\"fields\":7}", "{\"holders\":[{}]}", "{\"a\":1}", "7"})
    void what_is_no_sample_at_all_is_a_fault_and_no_crash(String json) throws IOException {
        TrialReport report = TRIAL.run(DemoTypes.type("01-food-business-licence"), json);
        assertThat(report.accepted()).isFalse();
        assertThat(report.faults()).isNotEmpty();
    }
}
