// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.chaincode.refusal.RefusedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IdentifiersTest {
    private static final JsonNode VECTORS = vectors();

    @ParameterizedTest
    @MethodSource("validLicenceIds")
    void a_real_licence_identifier_is_read_and_written_back(String id) {
        assertThat(LicenceId.parse(id)).hasToString(id);
    }

    @ParameterizedTest
    @MethodSource("invalidLicenceIds")
    void a_wrong_licence_identifier_is_refused(String id) {
        assertThatThrownBy(() -> LicenceId.parse(id)).isInstanceOf(RefusedException.class);
    }

    @Test
    void a_wrong_check_character_is_refused_with_the_expected_one() {
        assertThatThrownBy(() ->
                        LicenceId.parse("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.V"))
                .hasMessageContaining("CHECK_CHARACTER_WRONG")
                .hasMessageContaining("U expected");
        assertThatThrownBy(() -> SocialCreditCode.check("11100000000013338X", "agency"))
                .hasMessageContaining("W expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.156.3005.2.",
                "1.2.156.3005.2.....",
                "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.1.U",
                "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.000.U",
                "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U.",
                "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.UU",
                "1.2.156.3005.2.11100000000013338w011.11430000006122244L.20230000403.001.U"
            })
    void anything_of_another_form_is_refused(String id) {
        assertThatThrownBy(() -> LicenceId.parse(id)).isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @MethodSource("validAgencies")
    void a_real_social_credit_code_is_accepted(String code) {
        assertThatCode(() -> SocialCreditCode.check(code, "agency")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("invalidAgencies")
    void a_wrong_social_credit_code_is_refused(String code) {
        assertThatThrownBy(() -> SocialCreditCode.check(code, "agency")).isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @MethodSource("citizens")
    void a_citizen_number_is_found_alone_and_inside_a_serial(String number) {
        assertThat(CitizenNumber.is(number)).isTrue();
        assertThat(CitizenNumber.is(number.toLowerCase(Locale.ROOT))).isTrue();
        assertThat(CitizenNumber.isIn("ZJ" + number + "A1")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("noCitizens")
    void a_number_with_a_wrong_check_or_date_is_no_citizen_number(String number) {
        assertThat(CitizenNumber.isIn(number)).isFalse();
    }

    @Test
    void a_phone_number_is_found_inside_a_longer_row_of_digits() {
        assertThat(PhoneNumber.isIn("X13800138000Y")).isTrue();
        assertThat(PhoneNumber.isIn("8613800138000")).isTrue();
        assertThat(PhoneNumber.isIn("12000000000")).isFalse();
        assertThat(PhoneNumber.isIn("ZJ2026000000000001")).isFalse();
    }

    @Test
    void a_region_begins_with_a_province() {
        assertThatCode(() -> Regions.check("330000", "region")).doesNotThrowAnyException();
        assertThatThrownBy(() -> Regions.check("990000", "region")).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> Regions.check("33000", "region")).isInstanceOf(RefusedException.class);
    }

    static List<String> validLicenceIds() {
        return texts("licence_identifier", "valid", "id");
    }

    static List<String> invalidLicenceIds() {
        return texts("licence_identifier", "invalid", "id");
    }

    static List<String> validAgencies() {
        return texts("uscc", "valid", "code");
    }

    static List<String> invalidAgencies() {
        return texts("uscc", "invalid", "code");
    }

    static List<String> citizens() {
        return texts("citizen_id", "valid", "id");
    }

    static List<String> noCitizens() {
        return texts("citizen_id", "invalid", "id");
    }

    private static List<String> texts(String group, String list, String member) {
        return StreamSupport.stream(VECTORS.get(group).get(list).spliterator(), false)
                .map(entry -> entry.get(member).asString())
                .toList();
    }

    private static JsonNode vectors() {
        try (InputStream file = IdentifiersTest.class.getResourceAsStream("/vectors/identifiers.json")) {
            return JsonMapper.builder()
                    .build()
                    .readTree(Objects.requireNonNull(file).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
