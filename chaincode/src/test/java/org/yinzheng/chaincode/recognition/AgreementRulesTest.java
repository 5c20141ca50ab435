// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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
            String part,
            Decision decision,
            boolean proposer,
            boolean inForce,
            String expected,
            List<Decision> possible) {
        @Nullable PartyStatus current = part.equals("NONE") ? null : PartyStatus.valueOf(part);
        if (expected.equals("-")) {
            assertThatThrownBy(() -> AgreementRules.next(decision, current, proposer, inForce))
                    .hasMessageStartingWith("AGREEMENT_STATE_REFUSED")
                    .hasMessageEndingWith(possible.isEmpty() ? part + ", and stays so" : "may decide " + possible);
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
                                row[3 + decision.ordinal()],
                                possible(row))));
    }

    private static List<Decision> possible(String[] row) {
        return Stream.of(Decision.values())
                .filter(decision -> !row[3 + decision.ordinal()].equals("-"))
                .toList();
    }

    /** What each of three parties wrote, the proposer first; a dash is nothing. */
    @ParameterizedTest
    @CsvSource({
        "- ACCEPTED ACCEPTED, true, false, 2026-11-01, IN_FORCE",
        "- ACCEPTED ACCEPTED, true, false, 2026-10-31, ACCEPTED",
        "- ACCEPTED ACCEPTED, true, false, 2027-11-01, ENDED",
        "- ACCEPTED ACCEPTED, false, false, 2026-11-05, ACCEPTED",
        "- ACCEPTED -, false, false, 2026-11-05, PROPOSED",
        "- ACCEPTED ACCEPTED, true, true, 2026-11-05, SUPERSEDED",
        "- ACCEPTED SUSPENDED, true, false, 2026-11-05, IN_FORCE",
        "ENDED ACCEPTED ACCEPTED, true, false, 2026-11-05, IN_FORCE",
        "- SUSPENDED SUSPENDED, true, false, 2026-11-05, SUSPENDED",
        "- ENDED SUSPENDED, true, false, 2026-11-05, SUSPENDED",
        "- ENDED ENDED, true, false, 2026-11-05, ENDED",
        "- ACCEPTED SUSPENDED, false, false, 2026-11-05, SUSPENDED",
        "- ACCEPTED ENDED, false, false, 2026-11-05, ENDED",
        "- ACCEPTED REJECTED, false, false, 2026-11-05, REJECTED",
        "WITHDRAWN ACCEPTED -, false, false, 2026-11-05, WITHDRAWN"
    })
    void the_whole_needs_every_part_before_its_activation_and_two_afterwards(
            String written, boolean activated, boolean superseded, LocalDate day, AgreementStatus whole) {
        assertThat(AgreementRules.status(version(1, "2026-11-01"), parts(written), activated, superseded, day))
                .isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "- ACCEPTED ACCEPTED, IN_FORCE, IN_FORCE",
        "- ACCEPTED SUSPENDED, IN_FORCE, SUSPENDED",
        "- ACCEPTED ENDED, IN_FORCE, ENDED",
        "SUSPENDED ACCEPTED ACCEPTED, SUSPENDED, IN_FORCE",
    })
    void a_part_that_is_suspended_or_ended_counts_for_its_own_party_only(
            String written, AgreementStatus firstTwo, AgreementStatus lastTwo) {
        var day = LocalDate.parse("2026-11-05");
        var inForce = new InForceState("A", 1, "330000", "agency", "transaction", 1);
        var view = AgreementView.of(version(1, "2026-11-01"), parts(written), inForce, false, day);
        assertThat(view.between("330000", "340000").status()).isEqualTo(firstTwo);
        assertThat(view.between("340000", "360000").status()).isEqualTo(lastTwo);
    }

    @ParameterizedTest
    @CsvSource({
        "330000, -, true", "330000, SUSPENDED, false", "340000, -, false", "340000, ACCEPTED, true",
        "340000, SUSPENDED, false", "340000, ENDED, false", "340000, REJECTED, false", "350000, ACCEPTED, false"
    })
    void a_party_keeps_its_part_up_that_proposed_or_accepted(String region, String written, boolean keptUp) {
        @Nullable PartyStatus part = written.equals("-") ? null : PartyStatus.valueOf(written);
        assertThat(AgreementRules.keepsUp(version(1, "2026-11-01"), region, part))
                .isEqualTo(keptUp);
    }

    /** Versions that were activated with their first days, and which of them stand on a day, newest first. */
    @ParameterizedTest
    @CsvSource({
        "1=2026-11-01, 2026-11-05, 1",
        "1=2026-11-01 2=2026-12-01, 2026-11-30, 2 1",
        "1=2026-11-01 2=2026-12-01, 2026-12-01, 2",
        "1=2026-11-01 3=2026-12-01, 2026-11-30, 3 1",
        "1=2026-11-01 2=2026-12-01 3=2026-11-20, 2026-11-10, 3 2 1",
        "1=2026-11-01 2=2026-12-01 3=2026-11-20, 2026-11-20, 3",
        "1=2026-12-01, 2026-11-05, 1"
    })
    void a_version_stands_until_the_first_day_of_a_later_one(String activated, LocalDate day, String standing) {
        var versions = new TreeMap<Integer, AgreementState>();
        for (var one : activated.split(" ")) {
            int number = Integer.parseInt(one.substring(0, 1));
            versions.put(number, version(number, one.substring(2)));
        }
        assertThat(AgreementRules.standing(
                        versions.lastKey(), day, version -> Optional.ofNullable(versions.get(version))))
                .extracting(version -> Integer.toString(version.version()))
                .containsExactly(standing.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "330000 340000 360000, 2026-11-05, ''",
        "330000 340000, 2026-11-05, 360000",
        "330000 350000, 2026-11-05, 340000 360000",
        "330000 350000, 2027-10-31, 340000 360000",
        "330000 350000, 2027-11-01, ''"
    })
    void who_is_left_out_of_a_following_version_is_named_while_the_one_before_lasts(
            String next, LocalDate day, String leftOut) {
        assertThat(String.join(
                        " ", AgreementRules.leftOut(terms(), terms("2026-11-01", List.of(next.split(" "))), day)))
                .isEqualTo(leftOut);
    }

    @Test
    void terms_are_sorted_so_that_their_order_is_no_difference() {
        assertThat(terms().parties()).containsExactly("330000", "340000", "360000");
    }

    private static List<AcceptanceState> parts(String written) {
        var parts = new ArrayList<AcceptanceState>();
        var parties = terms().parties().iterator();
        for (var part : written.split(" ")) {
            var party = parties.next();
            if (!part.equals("-")) {
                parts.add(
                        new AcceptanceState("A", 1, party, PartyStatus.valueOf(part), "C", "agency", "officer", 1, 1));
            }
        }
        return parts;
    }

    private static AgreementState version(int version, String from) {
        return new AgreementState("A", version, terms(from), "330000", "agency", "officer", "transaction", 1);
    }

    private static AgreementTerms terms() {
        return terms("2026-11-01");
    }

    private static AgreementTerms terms(String from) {
        return terms(from, List.of("360000", "330000", "340000"));
    }

    private static AgreementTerms terms(String from, List<String> parties) {
        return new AgreementTerms(
                parties,
                List.of(11),
                null,
                List.of(),
                List.of(),
                List.of(AgreementChannel.SHOW),
                from,
                "2027-10-31",
                "0".repeat(64));
    }
}
