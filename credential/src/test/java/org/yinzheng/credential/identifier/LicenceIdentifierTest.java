// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LicenceIdentifierTest {
    private static final String ID = "1.2.156.3005.2.11100000000013338W032.11330000002500009H.ZJ2026000000000001.001.F";

    private static List<String> vectors(String kind) throws IOException {
        try (InputStream in = LicenceIdentifierTest.class.getResourceAsStream("/foreign/identifiers.json")) {
            List<String> ids = new ArrayList<>();
            JsonNode all = new JsonMapper().readTree(in);
            all.get("licence_identifier")
                    .get(kind)
                    .forEach(entry -> ids.add(entry.get("id").asString()));
            return ids;
        }
    }

    @Test
    void identifiers_seen_in_use_are_read_and_written_back() throws IOException {
        assertThat(vectors("valid")).hasSize(6).allSatisfy(id -> assertThat(LicenceIdentifier.parse(id))
                .hasToString(id));
    }

    @Test
    void wrong_identifiers_are_refused() throws IOException {
        assertThat(vectors("invalid")).hasSize(5).allSatisfy(id -> assertThatThrownBy(() -> LicenceIdentifier.parse(id))
                .isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void a_wrong_check_character_is_answered_with_the_expected_one() {
        assertThatThrownBy(() -> LicenceIdentifier.parse(ID.replace(".001.F", ".001.G")))
                .hasMessage("wrong check character: expected F");
    }

    @Test
    void what_a_code_carries_is_completed_from_type_and_issuer() {
        LicenceIdentifier whole = LicenceIdentifier.parse(ID);
        assertThat(whole.printed()).isEqualTo("ZJ2026000000000001.001.F");
        assertThat(LicenceIdentifier.complete(whole.type(), whole.issuer(), whole.printed()))
                .isEqualTo(whole);
    }

    @Test
    void another_issuer_does_not_complete_it() {
        assertThatThrownBy(() -> LicenceIdentifier.complete(
                        "11100000000013338W032", "113600000145000063", "ZJ2026000000000001.001.F"))
                .hasMessageContaining("expected");
    }

    @Test
    void every_single_wrong_character_and_every_swap_of_neighbours_is_noticed() {
        String printed = "ZJ2026000000000001.001.F";
        for (int i = 0; i < printed.length(); i++) {
            for (char c : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray()) {
                String changed = printed.substring(0, i) + c + printed.substring(i + 1);
                if (printed.charAt(i) != '.' && !changed.equals(printed)) {
                    assertRefused(changed);
                }
            }
            if (i > 0 && printed.charAt(i) != printed.charAt(i - 1)) {
                assertRefused(printed.substring(0, i - 1)
                        + printed.charAt(i)
                        + printed.charAt(i - 1)
                        + printed.substring(i + 1));
            }
        }
    }

    private static void assertRefused(String printed) {
        assertThatThrownBy(() -> LicenceIdentifier.complete("11100000000013338W032", "11330000002500009H", printed))
                .as(printed)
                .isInstanceOf(IllegalArgumentException.class);
    }
}
