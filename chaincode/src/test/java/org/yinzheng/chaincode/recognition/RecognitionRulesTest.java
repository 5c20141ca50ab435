// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecognitionRulesTest {
    @ParameterizedTest
    @CsvSource({"'', M-001, true", "'', M-999, true", "M-001 M-002, M-002, true", "M-001 M-002, M-999, false"})
    void an_agreement_is_for_the_matters_that_it_names_and_for_every_one_if_it_names_none(
            String named, String matter, boolean covered) {
        var matters = named.isEmpty() ? List.<String>of() : List.of(named.split(" "));
        var terms = new AgreementTerms(
                List.of("330000", "360000"),
                List.of(11),
                null,
                matters,
                List.of(),
                List.of(AgreementChannel.SHOW),
                "2026-11-22",
                null,
                "a".repeat(64));
        ThrowingCallable check =
                () -> RecognitionRules.requireCovered(terms, 11, matter, LocalDate.parse("2026-11-22"));
        if (covered) {
            assertThatNoException().isThrownBy(check);
        } else {
            assertThatThrownBy(check)
                    .hasMessage("MATTER_NOT_IN_AGREEMENT: the agreement covers the matters " + matters);
        }
    }
}
