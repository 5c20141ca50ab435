// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskerTest {

    @Test
    void a_page_that_keeps_its_word_is_the_same_asker() {
        assertThat(Asker.of("a-word-of-one-page")).isEqualTo(Asker.of("a-word-of-one-page"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "short", "with blanks that are long"})
    void without_a_word_that_cannot_be_guessed_each_check_is_somebody_new(@Nullable String name) {
        assertThat(Asker.of(name)).isNotEqualTo(Asker.of(name));
    }
}
