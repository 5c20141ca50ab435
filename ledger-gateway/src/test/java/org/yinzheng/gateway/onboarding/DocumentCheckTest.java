// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.gateway.document.Holder;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

final class DocumentCheckTest {
    private LicenceType food;
    private SampleDocument sample;

    @BeforeEach
    void read() throws IOException {
        food = TypeFile.parse(DemoTypes.type("01-food-business-licence")).type().orElseThrow();
        sample = SampleDocument.parse(DemoTypes.sample("01-food-business-licence"));
    }

    private List<Fault> changed(Consumer<ObjectNode> change) {
        ObjectNode fields = (ObjectNode) sample.fields().deepCopy();
        change.accept(fields);
        return DocumentCheck.check(food, new SampleDocument(sample.holders(), fields));
    }

    private List<Fault> heldBy(Holder holder) {
        return DocumentCheck.check(food, new SampleDocument(List.of(holder), sample.fields()));
    }

    @Test
    void the_sample_itself_has_no_fault() {
        assertThat(changed(fields -> {})).isEmpty();
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThat(changed(fields -> {
                    fields.remove("holderName");
                    fields.put("issueDate", "2026-02-30");
                    fields.put("scope", "");
                }))
                .extracting(Fault::path)
                .containsExactlyInAnyOrder("fields.holderName", "fields.issueDate", "fields.scope");
    }

    @Test
    void an_unknown_field_and_the_identifier_are_not_accepted() {
        assertThat(changed(fields -> fields.put("colour", "red")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("UNKNOWN_FIELD"))
                .satisfies(fault ->
                        assertThat(fault.detail()).contains("holderName").doesNotContain("colour"));
        assertThat(changed(fields -> fields.put("identifier", "A.001.B"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"U+E000,57344", "U+F8FF,63743", "U+F0000,983040", "U+10FFFD,1114109"})
    void a_private_use_character_is_refused_by_its_number(String name, int character) {
        String written = "虚构" + Character.toString(character) + "公司";
        assertThat(changed(fields -> fields.put("holderName", written)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("PRIVATE_USE_CHARACTER"))
                .satisfies(fault -> assertThat(fault.detail()).contains(name).doesNotContain("虚构"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x202e, 0x2066, 0x200b, 0xfeff, 0x07, 0x1b, 0xd800, 0xdfff, 0x0378, 0x1fffe})
    void controls_reordering_marks_lone_surrogates_and_unassigned_numbers_are_refused(int character) {
        String odd = "虚构" + (character > 0xffff ? Character.toString(character) : String.valueOf((char) character));
        assertThat(changed(fields -> fields.put("holderName", odd)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.detail()).contains("U+%04X".formatted(character)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"阿卜杜热合曼·买买提", "Maria José Núñez-O'Neill", "龘㐂𠮷", "𫖯𬭎", "㛃", "〇", "迪丽热巴・迪力木拉提"})
    void names_of_all_peoples_and_rare_characters_are_accepted(String name) {
        assertThat(changed(fields -> fields.put("holderName", name))).isEmpty();
    }

    @Test
    void length_counts_characters_and_not_halves_of_them() {
        assertThat(changed(fields -> fields.put("holderName", "𠮷".repeat(32)))).isEmpty();
        assertThat(changed(fields -> fields.put("holderName", "𠮷".repeat(33))))
                .singleElement()
                .satisfies(fault -> assertThat(fault.detail()).contains("at most 32", "33"));
    }

    @Test
    void a_wrong_check_character_is_refused_with_the_expected_one() {
        Holder wrong = new Holder("001", "虚构公司", "91330100MADEMA019A", "holder");
        assertThat(heldBy(wrong)).singleElement().satisfies(fault -> assertThat(fault.detail())
                .contains("check character Q expected"));
        assertThat(heldBy(new Holder("111", "样本", "330102190001010012", "holder")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.detail())
                        .contains("check character 1 expected")
                        .doesNotContain("3301"));
    }

    @Test
    void a_small_x_at_the_end_of_a_citizen_number_is_read_as_a_great_one() {
        assertThat(NumberRules.citizenNumber("code", "11010519491231002x")).isEmpty();
        assertThat(NumberRules.citizenNumber("code", "11010519491331002X")).isPresent();
        assertThat(NumberRules.citizenNumber("code", "1101051949123100")).isPresent();
    }

    @Test
    void a_holder_of_another_type_than_the_licence_allows_is_refused() {
        assertThat(heldBy(new Holder("414", "样本", "E12345678", "holder")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.detail()).isEqualTo("one of 001, 111"));
        assertThat(DocumentCheck.check(food, new SampleDocument(List.of(), sample.fields())))
                .hasSize(1);
    }

    @Test
    void an_end_before_the_begin_is_refused() {
        assertThat(changed(fields -> fields.put("validTo", "2026-03-01")))
                .extracting(Fault::code)
                .containsExactly("DATES_OUT_OF_ORDER");
        assertThat(changed(fields -> fields.put("validTo", "2026-03-02"))).isEmpty();
    }

    @Test
    void the_payments_of_a_receipt_are_never_more_than_its_total_and_all_of_it_where_each_is_said() throws IOException {
        assertThat(paid(fields -> fields.put("fundPayment", 9_001))).contains("together: 18650 fen");
        assertThat(paid(fields -> fields.put("fundPayment", 8_999))).contains("together: 18650 fen");
        assertThat(paid(fields -> fields.remove("cashPayment"))).isEmpty();
        assertThat(paid(fields -> fields.put("fundPayment", 12_700).put("cashPayment", -50)))
                .isEqualTo("0 fen or more");
        assertThat(paid(fields -> fields.put("fundPayment", 12_651).remove("cashPayment")))
                .contains("at most: 18650 fen");
        assertThat(paid(fields -> fields.put("fundPayment", 12_650).remove("cashPayment")))
                .isEmpty();
    }

    private static String paid(Consumer<ObjectNode> change) throws IOException {
        var receipt = TypeFile.parse(DemoTypes.type("21-medical-outpatient-receipt"))
                .type()
                .orElseThrow();
        var good = SampleDocument.parse(DemoTypes.sample("21-medical-outpatient-receipt"));
        var fields = (ObjectNode) good.fields().deepCopy();
        change.accept(fields);
        return DocumentCheck.check(receipt, new SampleDocument(good.holders(), fields)).stream()
                .map(Fault::detail)
                .collect(Collectors.joining());
    }

    @Test
    void the_items_of_a_receipt_add_up_to_its_total() throws IOException {
        LicenceType receipt = TypeFile.parse(DemoTypes.type("21-medical-outpatient-receipt"))
                .type()
                .orElseThrow();
        SampleDocument good = SampleDocument.parse(DemoTypes.sample("21-medical-outpatient-receipt"));
        ObjectNode fields = (ObjectNode) good.fields().deepCopy();
        fields.put("total", 18_651);
        assertThat(DocumentCheck.check(receipt, new SampleDocument(good.holders(), fields)))
                .extracting(Fault::code)
                .containsExactly("TOTAL_MISMATCH");
        ((ArrayNode) fields.get("items"))
                .addObject()
                .put("name", "手工费")
                .put("unit", "次")
                .put("quantity", "1")
                .put("amount", 1);
        fields.put("cashPayment", 3_651);
        assertThat(DocumentCheck.check(receipt, new SampleDocument(good.holders(), fields)))
                .isEmpty();
        ((ObjectNode) fields.get("items").get(0)).put("amount", 10.5);
        assertThat(DocumentCheck.check(receipt, new SampleDocument(good.holders(), fields)))
                .extracting(Fault::path)
                .containsExactly("fields.items[0].amount");
    }

    @Test
    void whatever_stands_in_a_field_the_check_answers_and_repeats_none_of_it() {
        Random random = new Random(20_261_122);
        int rounds = Boolean.getBoolean("yinzheng.endurance") ? 200_000 : 2_000;
        for (int round = 0; round < rounds; round++) {
            String text = randomText(random);
            for (Fault fault : changed(fields -> fields.put("holderName", text))) {
                assertThat(fault.path()).isEqualTo("fields.holderName");
                if (text.length() > 5) {
                    assertThat(fault.detail()).doesNotContain(text);
                }
            }
        }
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(40);
        for (int i = 0; i < length; i++) {
            text.append(random.nextBoolean() ? (char) random.nextInt(0x10000) : (char) ('一' + random.nextInt(5000)));
        }
        return text.toString();
    }
}
