// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.yinzheng.chaincode.authority.Labels;

@ExtendWith(OutputCaptureExtension.class)
class MatterNamesTest {
    /** Of a file that was named by mistake: neither the person nor the number may come into a log. */
    private static final String CANARY = "330106198001010017";

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("packages.json"), text);
    }

    @Test
    void the_names_stand_in_the_verifiers_file_of_packages_in_its_order() throws IOException {
        var file = file("""
                {"matters": {"OPEN-RESTAURANT": {"zh": "开办餐饮店", "en": "Open a restaurant"},
                 "ENTER-SCHOOL": {"zh": "入学", "en": "Enter a school"}},
                 "packages": [{"id": "OPEN-RESTAURANT", "items": []}]}
                """);
        var names = new MatterNames(file.toString());
        assertThat(names.all())
                .containsExactly(
                        Map.entry("OPEN-RESTAURANT", new Labels("Open a restaurant", "开办餐饮店")),
                        Map.entry("ENTER-SCHOOL", new Labels("Enter a school", "入学")));
        assertThat(names.find("MOVE-HOME")).isNull();
    }

    @Test
    void without_a_file_no_matter_has_a_name() {
        assertThat(new MatterNames("").all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"matters\": {\"M\": {\"zh\": \"甄示例\", \"en\": \"330106198001010017\"}, | line 1, column",
                "{\"matters\": {\"M\": {\"zh\": \"甲\", \"en\": \"A\"}, \"M\": {\"zh\": \"乙\", \"en\": \"B\"}}} | has a name twice",
                "{\"packages\": []} | has no member \"matters\"",
                "[\"甄示例\", \"330106198001010017\"] | has no member \"matters\"",
                "{\"matters\": {\"M\": {\"zh\": \"甲\", \"en\": \"A\"}, \"330106198001010017x\": {\"zh\": \"甄示例\", \"en\": \"B\"}}} | number 2",
                "{\"matters\": {\"330106198001010017\": {\"zh\": \"甄示例\"}}} | number 1 of them",
                "{\"matters\": {\"330106198001010017\": \"甄示例\"}} | write \"CODE\": {\"zh\": \"…\", \"en\": \"…\"}"
            })
    void a_broken_file_is_refused_in_one_line_with_its_place_and_nothing_of_what_it_says(String text, String said)
            throws IOException {
        var file = file(text);
        assertThatThrownBy(() -> new MatterNames(file.toString()))
                .isInstanceOf(MattersFileException.class)
                .hasMessageStartingWith("yinzheng.gateway.matters: " + file)
                .hasMessageContaining(said)
                .hasMessageEndingWith("or leave the setting out and see codes")
                .hasMessageNotContainingAny("\n", CANARY, "甄示例");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> new MatterNames(folder.resolve("none.json").toString()))
                .isInstanceOf(MattersFileException.class)
                .hasMessageContaining("none.json is no file; name one");
    }

    @Test
    void a_process_that_cannot_read_its_file_does_not_start_and_its_log_says_why_without_a_trace(CapturedOutput log)
            throws IOException {
        var file = file("{\"matters\": [\"" + CANARY + "\"]}");
        var application = new SpringApplicationBuilder(MatterNames.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.location=optional:file:" + folder + "/", "yinzheng.gateway.matters=" + file);
        assertThatThrownBy(application::run).hasRootCauseInstanceOf(MattersFileException.class);
        assertThat(log.getAll())
                .contains("yinzheng.gateway.matters: " + file + " has no member \"matters\"")
                .doesNotContain("\tat ", CANARY);
    }
}
