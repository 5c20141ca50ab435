// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The browser's verifier gives the same verdicts, steps, reasons and words as the service's, file by file. */
@ExtendWith(WithModules.class)
class CredentialInBrowserTest {
    private final ModulesInBrowser browser;

    CredentialInBrowserTest(ModulesInBrowser browser) {
        this.browser = browser;
    }

    private @Nullable Object run(String script, Object... arguments) {
        return browser.run(script, arguments);
    }

    @ParameterizedTest
    @CsvSource({"reading, 45", "judging, 40", "living, 30", "showing, 85", "carrying, 40"})
    void each_vector_comes_out_as_stated(String file, int atLeast) {
        var outcome = (Map<?, ?>) Objects.requireNonNull(run(
                "const { run } = await import('/vectors.js');"
                        + " return run(await (await fetch(`/vectors/${given[0]}.json`)).json());",
                file));
        assertThat((List<?>) outcome.get("differing")).isEmpty();
        assertThat((Long) outcome.get("run")).isGreaterThanOrEqualTo(atLeast);
    }

    @Test
    void what_is_carried_is_not_asked_about_a_past_moment() {
        assertThat(
                        run(
                                "const { verify } = await import('/assets/credential/index.js');"
                                        + " return await verify('YZ1:AA', { now: 60, asOf: 59, offline: {} }).then(() => 'judged', (e) => e.message);"))
                .isEqualTo("a past moment can be asked of a ledger only, not of what is carried");
    }
}
