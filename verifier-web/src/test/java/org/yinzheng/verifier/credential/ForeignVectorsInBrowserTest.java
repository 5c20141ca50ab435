// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Messages that others made, taken apart leniently by the test and checked by our own modules. */
class ForeignVectorsInBrowserTest {
    private static @Nullable ModulesInBrowser browser;

    @BeforeAll
    static void start() throws IOException {
        browser = ModulesInBrowser.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Map<?, ?> run(String function, String file) {
        return (Map<?, ?>) Objects.requireNonNull(Objects.requireNonNull(browser)
                .run(
                        "const foreign = await import('/foreign.js');"
                                + " return foreign[given[0]](await (await fetch(`/foreign/${given[1]}.json`)).json());",
                        function,
                        file));
    }

    @Test
    void signatures_and_disclosures_of_the_sd_cwt_draft_hold() {
        var examples = run("sdCwt", "sd-cwt-draft");
        assertThat(examples.keySet()).hasSize(6);
        examples.forEach((name, value) -> {
            var facts = (Map<?, ?>) value;
            assertThat(facts.get("issuer")).as("issuer of %s", name).isEqualTo(true);
            assertThat(facts.get("holder"))
                    .as("holder of %s", name)
                    .isEqualTo(String.valueOf(name).endsWith("kbt.cbor") ? true : null);
            assertThat(facts.get("disclosures")).isEqualTo(facts.get("stated"));
            assertThat(facts.get("matching"))
                    .as("disclosures of %s that have their digest", name)
                    .isEqualTo(facts.get("stated"));
        });
    }

    @Test
    void tokens_and_lists_of_the_status_list_draft_hold() {
        var facts = run("statusLists", "token-status-list");
        assertThat((List<?>) facts.get("signed")).allMatch(Boolean.TRUE::equals).hasSize(2);
        assertThat(facts.get("lists")).isEqualTo(6L);
        assertThat((List<?>) facts.get("wrong")).isEmpty();
    }
}
