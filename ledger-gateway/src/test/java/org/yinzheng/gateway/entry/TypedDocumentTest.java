// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.gateway.onboarding.DemoTypes;
import org.yinzheng.gateway.problem.ErrorPhrases;

class TypedDocumentTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final LicenceType FOOD =
            CanonicalJson.read(DemoTypes.type("01-food-business-licence"), LicenceType.class);

    private static Map<String, String> typed() {
        var typed = new TreeMap<String, String>();
        typed.put("holders[0].name", "虚构湖山餐饮管理有限公司");
        typed.put("holders[0].code", "91330100MADEMA019Q");
        typed.put("fields.licenceNumber", "JY13301060000018");
        typed.put("fields.legalRepresentative", "甄示例");
        typed.put("fields.residence", "浙江省杭州市");
        typed.put("fields.premises", "浙江省杭州市");
        typed.put("fields.businessType", "餐饮服务经营者");
        typed.put("fields.scope", "热食类食品制售");
        return typed;
    }

    private static TypedDocument with(String name, String value) {
        var typed = typed();
        typed.put(name, value);
        return TypedDocument.read(FOOD, typed, TODAY);
    }

    @Test
    void what_repeats_the_holder_need_not_be_typed_twice() {
        var read = TypedDocument.read(FOOD, typed(), TODAY);
        assertThat(read.faults()).isEmpty();
        assertThat(read.fields().path("holderName").asString()).isEqualTo("虚构湖山餐饮管理有限公司");
        assertThat(read.fields().path("socialCreditCode").asString()).isEqualTo("91330100MADEMA019Q");
        assertThat(read.holders().get(0).type()).isEqualTo("001");
    }

    @Test
    void full_width_numbers_are_folded_and_names_are_left_as_they_are() {
        var read = with("holders[0].code", "９１３３０１００ＭＡＤＥＭＡ０１９ｑ");
        assertThat(read.faults()).isEmpty();
        assertThat(read.holders().get(0).code()).isEqualTo("91330100MADEMA019Q");
        assertThat(with("fields.scope", "Ａ类　热食").fields().path("scope").asString())
                .isEqualTo("Ａ类　热食");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02", "2026/3/2", "2026.03.02", "20260302", "2026年3月2日", "２０２６／３／２"})
    void dates_are_taken_as_people_write_them(String written) {
        assertThat(with("fields.issueDate", written).fields().path("issueDate").asString())
                .isEqualTo("2026-03-02");
    }

    @ParameterizedTest
    @CsvSource({
        "holders[0].code,91330100MADEMA019A,最后一位校验位应为 Q",
        "holders[0].code,9133,统一社会信用代码为 18 位数字和大写字母，不含 I O S V Z",
        "holders[0].relation,邻居,应为以下之一：持有人",
        "fields.issueDate,昨天,日期应写成 2026-11-22",
        "fields.validTo,2001-01-01,不能早于有效期起",
        "fields.licenceNumber,JY 133,编号中不能有空格",
        "fields.licenceNumber,JY133010600000180,最多 16 个字",
        "fields.scope,'',必填"
    })
    void every_fault_is_told_at_its_column_in_chinese(String column, String value, String told) {
        var said = told(with(column, value), column);
        assertThat(said).contains(told).doesNotContain(value.isEmpty() ? "\u0000" : value);
    }

    @Test
    void what_is_wrong_with_the_holder_is_said_there_and_not_beside_an_input_left_empty() {
        assertThat(with("holders[0].code", "9133").faults()).containsOnlyKeys("holders[0].code");
        assertThat(with("fields.socialCreditCode", "9133").faults()).containsOnlyKeys("fields.socialCreditCode");
        var person = typed();
        person.put("holders[0].type", "111");
        person.put("holders[0].code", "330102190001010011");
        assertThat(told(TypedDocument.read(FOOD, person, TODAY), "fields.socialCreditCode"))
                .isEqualTo("必填");
    }

    @Test
    void a_holder_of_whom_nothing_is_typed_is_asked_for_once() {
        var typed = typed();
        typed.put("holders[0].name", "");
        typed.put("holders[0].code", "");
        assertThat(TypedDocument.read(FOOD, typed, TODAY).faults())
                .containsOnlyKeys("holders[0].name", "holders[0].code");
    }

    @Test
    void a_receipt_without_entries_is_told_so_beside_the_first_of_them() {
        var outpatient = CanonicalJson.read(DemoTypes.type("21-medical-outpatient-receipt"), LicenceType.class);
        var read = TypedDocument.read(outpatient, Map.of(), TODAY);
        assertThat(told(read, "fields.items[0].name")).isEqualTo("至少 1 项，最多 500 项");
        assertThat(read.faults()).doesNotContainKey("fields.items");
    }

    /** What a Chinese reader is told at a column; nothing where it fits. */
    private static String told(TypedDocument typed, String column) {
        return Optional.ofNullable(typed.faults().get(column))
                .map(fault -> ErrorPhrases.in(Locale.CHINA, fault.detail()))
                .orElse("");
    }

    @Test
    void a_holder_may_be_a_person_by_number_alone_and_by_word() {
        var typed = typed();
        typed.put("holders[0].type", "居民身份证");
        typed.put("holders[0].code", "330102190001010012");
        typed.put("fields.socialCreditCode", "91330100MADEMA019Q");
        var wrong = TypedDocument.read(FOOD, typed, TODAY);
        assertThat(told(wrong, "holders[0].code")).isEqualTo("最后一位校验位应为 1");
        typed.put("holders[0].code", "330102190001010011");
        typed.remove("holders[0].type");
        var right = TypedDocument.read(FOOD, typed, TODAY);
        assertThat(right.faults()).isEmpty();
        assertThat(right.holders().get(0).type()).isEqualTo("111");
    }

    @Test
    void a_holder_left_blank_is_none_at_the_end_and_asked_for_before_another() {
        var typed = typed();
        typed.put("holders[1].name", " ");
        typed.put("holders[2].name", "");
        var one = TypedDocument.read(FOOD, typed, TODAY);
        assertThat(one.faults()).isEmpty();
        assertThat(one.holders()).hasSize(1);
        typed.put("holders[2].name", "甄示例");
        typed.put("holders[2].code", "330102190001010011");
        assertThat(TypedDocument.read(FOOD, typed, TODAY).faults())
                .containsOnlyKeys("holders[1].name", "holders[1].code");
    }

    @Test
    void more_holders_are_read() {
        var typed = typed();
        typed.put("holders[1].name", "甄示例");
        typed.put("holders[1].code", "330102190001010011");
        typed.put("holders[1].relation", "共同持有人");
        var read = TypedDocument.read(FOOD, typed, TODAY);
        assertThat(read.holders()).hasSize(2);
        assertThat(read.holders().get(1).relation()).isEqualTo("joint");
    }
}
