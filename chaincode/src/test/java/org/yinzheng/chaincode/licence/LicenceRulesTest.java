// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LicenceRulesTest {
    /** Columns: VALID SUSPENDED LAPSED CANCELLED WITHDRAWN REVOKED MOVED_OUT. A dash is refused. */
    static Stream<Arguments> table() {
        return Stream.of(
                        "RENEW        LAPSED    -       - - - - -",
                        "CHANGE       LAPSED    -       - - - - -",
                        "REISSUE      LAPSED    -       - - - - -",
                        "CORRECT      LAPSED    -       - - - - -",
                        "SUSPEND      SUSPENDED -       - - - - -",
                        "RESTORE      -         VALID   - - - - -",
                        "EXPIRE       LAPSED    LAPSED  - - - - -",
                        "END          REVOKED   REVOKED - - - - -",
                        "TRANSFER_OUT MOVED_OUT -       - - - - -",
                        "UNDO         -         -       - - - - VALID",
                        "BIND         VALID     SUSPENDED - - - - -",
                        "UNBIND       VALID     SUSPENDED - - - - -",
                        "ISSUE        -         -       - - - - -",
                        "TRANSFER_IN  -         -       - - - - -")
                .map(row -> row.split(" +"))
                .flatMap(row -> Stream.of(LicenceStatus.values())
                        .map(from -> Arguments.of(Operation.valueOf(row[0]), from, row[1 + from.ordinal()])));
    }

    @ParameterizedTest(name = "{0} from {1}: {2}")
    @MethodSource("table")
    void an_operation_leads_where_the_table_says(Operation operation, LicenceStatus from, String to) {
        @Nullable LicenceStatus outcome = operation == Operation.END ? LicenceStatus.REVOKED : null;
        if (to.equals("-")) {
            assertThatThrownBy(() -> LicenceRules.next(operation, from, outcome))
                    .hasMessageStartingWith("TRANSITION_REFUSED");
        } else {
            assertThat(LicenceRules.next(operation, from, outcome)).isEqualTo(LicenceStatus.valueOf(to));
        }
    }

    @ParameterizedTest
    @EnumSource(LicenceStatus.class)
    void a_licence_ends_cancelled_withdrawn_or_revoked_only(LicenceStatus outcome) {
        switch (outcome) {
            case CANCELLED, WITHDRAWN, REVOKED ->
                assertThat(LicenceRules.next(Operation.END, LicenceStatus.VALID, outcome))
                        .isEqualTo(outcome);
            case VALID, SUSPENDED, LAPSED, MOVED_OUT ->
                assertThatThrownBy(() -> LicenceRules.next(Operation.END, LicenceStatus.VALID, outcome))
                        .hasMessageStartingWith("ARGUMENT_INVALID");
        }
    }

    @Test
    void the_window_of_the_issued_at_is_exact() {
        assertThatCode(() -> LicenceRules.requireRecordTime(1000 + 300, 1000)).doesNotThrowAnyException();
        assertThatThrownBy(() -> LicenceRules.requireRecordTime(1000 + 301, 1000))
                .hasMessageStartingWith("ISSUED_AT_IN_FUTURE");
        assertThatCode(() -> LicenceRules.requireRecordTime(1000, 1000 + 86_400))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> LicenceRules.requireRecordTime(1000, 1000 + 86_401))
                .hasMessageStartingWith("ISSUED_AT_TOO_OLD");
    }

    @Test
    void an_entry_with_its_dates_in_the_wrong_order_is_refused() {
        assertThatThrownBy(() -> new LicenceEntry(
                        "1.2.156.3005.2.11100000000013338W032.11330000002500009H.ZJ2026000000000001.001.F",
                        0,
                        "2026-11-22",
                        "2026-11-22",
                        "2026-11-21",
                        "0".repeat(64),
                        "0".repeat(64),
                        2,
                        List.of()))
                .hasMessageStartingWith("DATES_OUT_OF_ORDER");
    }
}
