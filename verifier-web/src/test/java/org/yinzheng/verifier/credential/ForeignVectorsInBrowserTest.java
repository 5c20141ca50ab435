// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages that others made, taken apart leniently by the test and checked by our own modules. */
@ExtendWith(WithModules.class)
class ForeignVectorsInBrowserTest {
    private final ModulesInBrowser browser;

    ForeignVectorsInBrowserTest(ModulesInBrowser browser) {
        this.browser = browser;
    }

    private Map<?, ?> run(String function, String file) {
        return (Map<?, ?>) Objects.requireNonNull(browser.run(
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
