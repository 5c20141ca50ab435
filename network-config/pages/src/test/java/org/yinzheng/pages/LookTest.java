// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules for the elderly and WCAG 2.2 AA, computed from the style sheet that all pages share. */
class LookTest {

    private static final List<String> GROUNDS = List.of("paper", "card", "field", "sunken", "seal-wash");
    private static final List<String> TONES = List.of("good", "caution", "bad", "neutral", "info", "wrong");

    static Stream<Arguments> words() {
        var pairs = Stream.<String[]>builder();
        for (var word : List.of("ink", "soft", "accent")) {
            GROUNDS.forEach(ground -> pairs.add(new String[] {word, ground}));
            TONES.forEach(tone -> pairs.add(new String[] {word, tone + "-wash"}));
        }
        for (var tone : TONES) {
            pairs.add(new String[] {tone, tone + "-wash"});
            pairs.add(new String[] {tone, "card"});
        }
        pairs.add(new String[] {"on-seal", "seal"});
        pairs.add(new String[] {"on-seal", "seal-deep"});
        pairs.add(new String[] {"on-chosen", "chosen"});
        pairs.add(new String[] {"on-training", "training"});
        return pairs.build().map(pair -> Arguments.of((Object[]) pair));
    }

    /** 4.5 is asked for, 7 is aimed at, in every view. */
    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("words")
    void words_stand_out_from_their_ground_by_day_and_by_night(String word, String ground) {
        for (var dark : List.of(false, true)) {
            for (var elder : List.of(false, true)) {
                assertThat(Tokens.of(dark, elder).contrast(word, ground))
                        .as("dark %s, elder %s", dark, elder)
                        .isGreaterThanOrEqualTo(7);
            }
        }
    }

    /** Edges of inputs and the ring around what has the focus: 3 (WCAG 2.2, 1.4.11). */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"strong-line", "focus", "accent"})
    void edges_stand_out_from_their_ground_by_day_and_by_night(String edge) {
        for (var dark : List.of(false, true)) {
            for (var ground : List.of("paper", "card", "field")) {
                assertThat(Tokens.of(dark, false).contrast(edge, ground))
                        .as("on %s, dark %s", ground, dark)
                        .isGreaterThanOrEqualTo(3);
            }
        }
    }

    @Test
    void the_elder_view_has_text_of_18_pixels_and_targets_of_60() {
        assertThat(Tokens.of(false, true).pixels("size")).isGreaterThanOrEqualTo(18);
        assertThat(Tokens.of(false, true).pixels("target")).isGreaterThanOrEqualTo(60);
        assertThat(Tokens.of(false, false).pixels("target")).isGreaterThanOrEqualTo(44);
    }

    @Test
    void a_code_stays_on_white_at_night() {
        assertThat(Tokens.of(true, true).value("plate")).isEqualTo("#ffffff");
    }

    @Test
    void every_colour_of_the_day_that_would_blind_at_night_has_another_then() {
        var day = Tokens.of(false, false);
        var night = Tokens.of(true, false);
        for (var ground : GROUNDS) {
            assertThat(night.value(ground)).as(ground).isNotEqualTo(day.value(ground));
        }
    }
}
