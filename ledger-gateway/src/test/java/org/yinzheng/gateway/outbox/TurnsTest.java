// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns(2);

    @Test
    void each_organisation_has_its_turn_however_many_of_another_wait_longer() {
        var open =
                Stream.concat(of("A", 1, 9).stream(), of("B", 20, 21).stream()).toList();
        assertThat(ids(open)).containsExactly("A1", "B20", "A2", "B21");
    }

    @Test
    void those_behind_have_their_turn_in_the_next_round_and_then_the_first_again() {
        var open = of("A", 1, 5);
        assertThat(ids(open)).containsExactly("A1", "A2");
        assertThat(ids(open)).containsExactly("A3", "A4");
        assertThat(ids(open)).containsExactly("A5");
        assertThat(ids(open)).containsExactly("A1", "A2");
    }

    @Test
    void what_is_settled_meanwhile_or_comes_anew_makes_nobody_lose_a_turn() {
        assertThat(ids(of("A", 1, 5))).containsExactly("A1", "A2");
        assertThat(ids(of("A", 3, 6))).containsExactly("A3", "A4");
        assertThat(ids(of("A", 1, 2))).containsExactly("A1", "A2");
        assertThat(ids(List.of())).isEmpty();
    }

    private List<String> ids(List<OpenSubmission> open) {
        var shuffled = new ArrayList<>(open);
        Collections.reverse(shuffled);
        return turns.next(shuffled).stream().map(OpenSubmission::id).toList();
    }

    private static List<OpenSubmission> of(String organisation, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> new OpenSubmission(organisation + i, organisation, "tx" + organisation + i, i))
                .toList();
    }
}
