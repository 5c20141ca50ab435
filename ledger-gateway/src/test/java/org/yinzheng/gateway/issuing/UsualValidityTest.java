// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.gateway.entry.EntryForm;
import org.yinzheng.gateway.onboarding.DemoTypes;
import tools.jackson.databind.node.JsonNodeFactory;

class UsualValidityTest {
    private static LicenceType type(String file) {
        return CanonicalJson.read(DemoTypes.type(file), LicenceType.class);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-26,2031-11-26", "2024-02-29,2029-02-28", "2023-03-01,2028-03-01"})
    void five_years_end_on_the_corresponding_day_in_the_form_and_where_nothing_is_said(LocalDate from, LocalDate end) {
        var food = type("01-food-business-licence");
        assertThat(UsualValidity.end(food, from)).contains(end);
        assertThat(EntryForm.proposed(food, from)).containsEntry("fields.validTo", end.toString());
        var json = JsonNodeFactory.instance;
        assertThat(CheckedDocument.dates(food, json.objectNode(), from))
                .containsEntry("validTo", json.stringNode(end.toString()));
    }

    @Test
    void what_counts_long_term_has_no_end() {
        assertThat(UsualValidity.end(type("02-business-licence"), LocalDate.of(2026, 11, 26)))
                .isEmpty();
    }
}
