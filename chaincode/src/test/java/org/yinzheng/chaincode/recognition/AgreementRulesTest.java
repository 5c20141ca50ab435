// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AgreementRulesTest {
    /** Every decision from every part; NONE is a party that has written nothing. A dash is refused. */
    @ParameterizedTest(name = "{0} {1}, proposer {2}, in force {3}: {4}")
    @MethodSource("decisions")
    void a_party_decides_on_its_own_part(
            String part, Decision decision, boolean proposer, boolean inForce, String expected) {
        @Nullable PartyStatus current = part.equals("NONE") ? null : PartyStatus.valueOf(part);
        if (expected.equals("-")) {
            assertThatThrownBy(() -> AgreementRules.next(decision, current, proposer, inForce))
                    .hasMessageStartingWith("AGREEMENT_STATE_REFUSED");
        } else {
            assertThat(AgreementRules.next(decision, current, proposer, inForce))
                    .isEqualTo(PartyStatus.valueOf(expected));
        }
    }

    static Stream<Arguments> decisions() {
        // columns: ACCEPT REJECT WITHDRAW SUSPEND RESUME END
        return Stream.of(
                        "NONE      false false ACCEPTED REJECTED - - - -",
                        "NONE      false true  ACCEPTED REJECTED - - - -",
                        "NONE      true  false - - WITHDRAWN SUSPENDED - ENDED",
                        "NONE      true  true  - - - SUSPENDED - ENDED",
                        "ACCEPTED  false false - - - SUSPENDED - ENDED",
                        "ACCEPTED  false true  - - - SUSPENDED - ENDED",
                        "ACCEPTED  true  false - - WITHDRAWN SUSPENDED - ENDED",
                        "ACCEPTED  true  true  - - - SUSPENDED - ENDED",
                        "SUSPENDED false false - - - - ACCEPTED ENDED",
                        "SUSPENDED false true  - - - - ACCEPTED ENDED",
                        "SUSPENDED true  false - - - - ACCEPTED ENDED",
                        "SUSPENDED true  true  - - - - ACCEPTED ENDED",
                        "REJECTED  false false - - - - - -",
                        "REJECTED  false true  - - - - - -",
                        "WITHDRAWN true  false - - - - - -",
                        "WITHDRAWN true  true  - - - - - -",
                        "ENDED     false false - - - - - -",
                        "ENDED     false true  - - - - - -",
                        "ENDED     true  false - - - - - -",
                        "ENDED     true  true  - - - - - -")
                .map(row -> row.split(" +"))
                .flatMap(row -> Stream.of(Decision.values())
                        .map(decision -> Arguments.of(
                                row[0],
                                decision,
                                Boolean.valueOf(row[1]),
                                Boolean.valueOf(row[2]),
                                row[3 + decision.ordinal()])));
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, true, true, false, 2026-11-01, IN_FORCE",
        "ACCEPTED, true, true, false, 2026-10-31, ACCEPTED",
        "ACCEPTED, true, true, false, 2027-11-01, ENDED",
        "ACCEPTED, true, false, false, 2026-11-05, ACCEPTED",
        "ACCEPTED, false, false, false, 2026-11-05, PROPOSED",
        "ACCEPTED, true, true, true, 2026-11-05, SUPERSEDED",
        "SUSPENDED, true, true, false, 2026-11-05, SUSPENDED",
        "ENDED, true, true, false, 2026-11-05, ENDED",
        "REJECTED, false, false, false, 2026-11-05, REJECTED",
        "WITHDRAWN, false, false, false, 2026-11-05, WITHDRAWN"
    })
    void the_whole_stands_where_its_weakest_part_does(
            PartyStatus part,
            boolean all,
            boolean activated,
            boolean superseded,
            LocalDate day,
            AgreementStatus whole) {
        assertThat(AgreementRules.status(terms(), List.of(part), all, activated, superseded, day))
                .isEqualTo(whole);
    }

    @Test
    void terms_are_sorted_so_that_their_order_is_no_difference() {
        assertThat(terms().parties()).containsExactly("330000", "360000");
    }

    private static AgreementTerms terms() {
        return new AgreementTerms(
                List.of("360000", "330000"),
                List.of(11),
                null,
                List.of(),
                List.of(),
                List.of(AgreementChannel.SHOW),
                "2026-11-01",
                "2027-10-31",
                "0".repeat(64));
    }
}
