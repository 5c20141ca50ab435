// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.yinzheng.network.Client;
import org.yinzheng.network.NetworkDescription;
import tools.jackson.databind.JsonNode;

final class DemoDataTest {
    @Test
    void every_agency_s_clients_stand_in_the_demo_network() {
        List<Client> clients = NetworkDescription.demo().organisations().stream()
                .flatMap(organisation -> organisation.clients().stream())
                .toList();
        for (DemoAgency agency : DemoAgency.all()) {
            List<String> names = clients.stream()
                    .filter(client -> client.agency().equals(agency.agency()))
                    .map(Client::name)
                    .toList();
            assertThat(names).as(agency.iss()).isNotEmpty();
            if (agency.issues()) {
                assertThat(names).contains(agency.keeper(), agency.clerk(), agency.approver());
            }
        }
    }

    @Test
    void short_issuer_codes_begin_with_the_region_and_are_unique() {
        assertThat(DemoAgency.all())
                .allSatisfy(agency -> assertThat(agency.iss())
                        .startsWith(agency.region().substring(0, 2))
                        .hasSizeLessThanOrEqualTo(8))
                .extracting(DemoAgency::iss)
                .doesNotHaveDuplicates();
    }

    @Test
    void the_agreement_covers_eleven_licence_types_and_leaves_one_for_the_story() {
        assertThat(SeedAgreement.TYPES).hasSize(11);
        assertThat(DemoTypes.all())
                .filteredOn(type -> type.get("kind").asString().equals("LICENCE"))
                .extracting(type -> type.get("number").asInt())
                .containsAll(SeedAgreement.TYPES)
                .contains(12);
    }

    @Test
    void a_document_holds_every_member_that_its_type_requires() {
        for (JsonNode type : DemoTypes.all()) {
            int number = type.get("number").asInt();
            JsonNode fields = (type.get("kind").asString().equals("LICENCE")
                            ? DemoDocument.licence(number, "330000", 5)
                            : DemoDocument.receipt(number, "330000", 5, 12_345))
                    .get("fields");
            for (JsonNode field : type.get("fields")) {
                if (field.get("required").asBoolean()
                        && !field.get("format").asString().equals("IDENTIFIER")) {
                    assertThat(fields.has(field.get("name").asString()))
                            .as(number + " " + field.get("name"))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void a_receipt_s_code_names_the_year_of_the_day_from_which_its_demo_counts() {
        assertThat(DemoDocument.receiptCode(21, "330000", LocalDate.of(2026, 12, 31)))
                .isEqualTo("33060126");
        assertThat(DemoDocument.receiptCode(22, "360000", LocalDate.of(2027, 1, 1)))
                .isEqualTo("36060227");
        assertThat(DemoDocument.receiptCode(21, "330000", LocalDate.of(2100, 2, 28)))
                .isEqualTo("33060100");
    }

    @Test
    void documents_can_be_made_on_the_last_day_of_a_year_and_on_the_day_that_only_leap_years_have() {
        for (String day : List.of("2026-12-31", "2027-01-01", "2028-02-29")) {
            for (int type : SeedAgreement.TYPES) {
                JsonNode fields = DemoDocument.licence(type, "330000", 5, LocalDate.parse(day))
                        .get("fields");
                assertThat(fields.get("issueDate").asString())
                        .as("type " + type)
                        .isEqualTo(day);
                if (fields.has("validTo")) {
                    assertThat(LocalDate.parse(fields.get("validTo").asString()))
                            .isAfter(LocalDate.parse(day));
                }
            }
        }
    }

    @Test
    void the_same_index_is_the_same_document_and_another_is_another_holder() {
        assertThat(DemoDocument.licence(3, "330000", 7)).isEqualTo(DemoDocument.licence(3, "330000", 7));
        Set<String> codes = new HashSet<>();
        IntStream.range(0, 400)
                .mapToObj(i -> DemoDocument.licence(3, "330000", i)
                        .at("/holders/0/code")
                        .asString())
                .forEach(codes::add);
        assertThat(codes).hasSize(400);
    }

    @Test
    void nobody_can_take_the_people_for_real() {
        assertThat(Fiction.person(3)).startsWith("样例");
        assertThat(Fiction.company(3)).startsWith("样例").contains("虚构");
        assertThat(Fiction.citizenNumber("330000", 3)).matches("33000018[78][0-9]{8}[0-9X]");
        assertThat(Fiction.citizenNumber("330000", 3).charAt(17))
                .isEqualTo(checkOf(Fiction.citizenNumber("330000", 3)));
    }

    private static char checkOf(String number) {
        // ISO 7064 MOD 11-2, computed the other way round
        int check = 0;
        for (int i = 0; i < 17; i++) {
            check = (check + number.charAt(i) - '0') * 2 % 11;
        }
        int digit = (12 - check % 11) % 11;
        return digit == 10 ? 'X' : (char) ('0' + digit);
    }
}
