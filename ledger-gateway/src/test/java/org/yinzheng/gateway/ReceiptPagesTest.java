// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yinzheng.gateway.ConsoleVisitor.Page;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentStore;

/** Receipts at the console, over HTTP on a real local peer: numbers, issue, stamps, claims, reversal. */
class ReceiptPagesTest {
    private static final String CODE = "33060227";
    private static final String PAYER = "虚构患者甲";
    private static final String PAYER_CODE = "330102190001010011";
    private static final TestProvinces provinces = TestProvinces.shared();

    private static ConsoleVisitor clerk;

    @BeforeAll
    static void numbers_are_applied_for_and_granted() {
        clerk = visitor("zj-hospital-clerk");
        var numbers = clerk.open("/console/receipts/numbers")
                .form("#apply")
                .set("code", "３３０６０２２７")
                .set("numbers", "1,000")
                .send();
        assertThat(numbers.text("#applications")).contains("待办理", CODE);
        var finance = visitor("zj-finance").open("/console/receipts/numbers");
        var granted = finance.form("#grant-" + CODE).send();
        assertThat(granted.text("#applications")).contains("已批准", CODE + "-0000000001");
        assertThat(granted.text("#blocks")).contains("0000000001 – 0000001000");
    }

    private static ConsoleVisitor visitor(String account) {
        return ConsoleVisitor.signedIn(provinces.gateway(), account, "zh");
    }

    private static Page preview() {
        return clerk.open("/console/receipts/issue/21")
                .form("#entry")
                .set("receiptCode", CODE)
                .set("holders[0].name", PAYER)
                .set("holders[0].code", PAYER_CODE)
                .set("fields.visitDate", "2026-11-20")
                .set("fields.items[0].name", "挂号费")
                .set("fields.items[0].amount", "1,012.50")
                .send();
    }

    private static Page issued() {
        return preview().form("#issue").send();
    }

    private static String place(Page page) {
        return page.address().replace("/console/receipts/", "").replaceAll("/issued|\\?.*", "");
    }

    @Test
    void a_receipt_is_issued_from_a_form_whose_total_adds_itself_up() {
        var preview = preview();
        assertThat(preview.text("#sum")).isEqualTo("合计 ¥1,012.50");
        var page = preview.form("#issue").send();
        assertThat(page.address()).matches("/console/receipts/" + CODE + "/\\d{10}/issued");
        assertThat(page.element("#state").attr("data-state")).isEqualTo("ISSUED");
        assertThat(page.text()).doesNotContain(PAYER);
        var again = preview.form("#issue").send();
        assertThat(again.address()).as("the same preview sent twice").isEqualTo(page.address());
    }

    @Test
    void what_does_not_fit_is_told_on_the_form_and_nothing_typed_is_lost() {
        var form = clerk.open("/console/receipts/issue/21")
                .form("#entry")
                .set("holders[0].name", PAYER)
                .set("holders[0].code", "330102190001010012")
                .set("fields.items[0].amount", "zehn")
                .send();
        assertThat(form.status()).isEqualTo(422);
        assertThat(form.text("#summary")).contains("最后一位校验位应为 1", "金额应写成元");
        assertThat(form.element("#holders-0-name").attr("value")).isEqualTo(PAYER);
        var more = form.form("#more").send();
        assertThat(more.has("#fields-items-1-amount")).isTrue();
    }

    @Test
    void amounts_that_do_not_add_up_are_told_in_yuan() {
        var form = clerk.open("/console/receipts/issue/21")
                .form("#entry")
                .set("fields.items[0].name", "挂号费")
                .set("fields.items[0].amount", "12.50")
                .set("fields.fundPayment", "12.51");
        assertThat(form.send().text("#summary")).contains("各项支付合计不能超过票据金额：12.50 元");
        assertThat(form.set("fields.total", "12.52").send().text("#summary")).contains("应为各项目之和：12.50 元");
    }

    @Test
    void a_receipt_is_found_by_its_payer_and_by_its_number_and_opened_for_a_purpose() {
        var number = place(issued());
        var found = clerk.open("/console/receipts")
                .form("#search")
                .set("number", PAYER_CODE)
                .send();
        assertThat(found.address()).isEqualTo("/console/receipts/search");
        assertThat(found.text("table")).contains(number.replace('/', ' '));
        var page = clerk.open("/console/receipts")
                .form("#search")
                .set("number", number.replace('/', ' '))
                .send();
        assertThat(page.address()).isEqualTo("/console/receipts/" + number);
        assertThat(page.text()).doesNotContain(PAYER);
        var opened = page.form("#open").set("purpose", "COUNTER").send();
        assertThat(opened.text("#content")).contains(PAYER, "挂号费", "1,012.50");
        assertThat(opened.text()).contains("窗口办理");
    }

    @Test
    void a_receipt_is_delivered_printed_recalled_and_reversed_and_its_page_tells_each_step_once() {
        var page = issued().follow("#step-DELIVER").form("#do").send();
        assertThat(page.element("#state").attr("data-state")).isEqualTo("DELIVERED");
        assertThat(page.has("#step-DELIVER")).isFalse();
        page = page.follow("#step-PAPER")
                .form("#do")
                .set("paperNumber", "0012345678")
                .send();
        assertThat(page.has("#step-REVERSE")).as("while a paper copy is out").isFalse();
        page = page.follow("#step-PAPER_RECALL").form("#do").send();
        page = page.follow("#step-REVERSE")
                .form("#do")
                .set("reason", "AMOUNT_WRONG")
                .send();
        assertThat(page.element("#state").attr("data-state")).isEqualTo("REVERSED");
        assertThat(page.text(".timeline")).contains("开具", "交付", "换开纸质票据", "收回纸质票据", "冲红", "金额有误");
        assertThat(page.text(".timeline")).doesNotContain("0012345678");
        var red = page.follow("#red");
        assertThat(red.element("#state").attr("data-state")).isEqualTo("RED");
        assertThat(red.text(".timeline")).contains("区块");
    }

    @Test
    void a_claimant_claims_takes_back_and_is_told_why_too_much_is_refused() {
        var number = place(issued());
        var credential = provinces
                .as("zj-hospital-clerk")
                .get("/api/v1/receipts/" + number, "Yinzheng-Purpose", "COUNTER")
                .body()
                .path("credential")
                .asString();
        var claimant = visitor("zj-medinsure");
        var done = claim(claimant, credential, "900");
        assertThat(done.address()).isEqualTo("/console/claims?done");
        assertThat(done.text("#own")).contains(number.replace('/', '-') + "-1", "医保报销", "有效");
        var tooMuch = claim(claimant, credential, "200");
        assertThat(tooMuch.status()).isEqualTo(422);
        assertThat(tooMuch.text("#summary")).contains("入账金额超过票据余额");
        assertThat(tooMuch.element("#amount").val()).isEqualTo("200");
        assertThat(tooMuch.text("#credential")).isEqualTo(credential);
        var page = clerk.open("/console/receipts/" + number);
        assertThat(page.text("#claims")).contains("12330000MB0330579W").doesNotContain("900");
        assertThat(page.has("#step-REVERSE")).isFalse();
        var objected = page.follow("#object-1")
                .form("#do")
                .set("reason", "REFUNDED")
                .set("mandate", "已全额退费")
                .send();
        assertThat(objected.text()).doesNotContain("已全额退费");
        var back = claimant.open("/console/claims").form("#own button").send();
        assertThat(back.text("#own")).contains("已退回", "入账单位退回");
        assertThat(clerk.open("/console/receipts/" + number).has("#step-REVERSE"))
                .isTrue();
    }

    @Test
    void what_a_claimant_mistypes_is_told_beside_it_and_kept() {
        var wrong = claim(visitor("zj-medinsure"), "no code", "9o0");
        assertThat(wrong.text("#amount-wrong")).contains("金额应写成元");
        assertThat(wrong.element("#amount").val()).isEqualTo("9o0");
        assertThat(wrong.text("#credential")).isEqualTo("no code");
        var unread = wrong.form("#claim").set("amount", "９00").send();
        assertThat(unread.text("#credential-wrong")).contains("YZ1:");
        assertThat(unread.element("#kind [selected]").val()).isEqualTo("MEDICAL_INSURANCE");
    }

    private static Page claim(ConsoleVisitor claimant, String credential, String yuan) {
        return claimant.open("/console/claims")
                .form("#claim")
                .set("credential", credential)
                .set("amount", yuan)
                .set("kind", "MEDICAL_INSURANCE")
                .send();
    }

    @Test
    void the_page_of_one_receipt_of_a_batch_is_told_from_its_number_alone() {
        var receipt = TestProvinces.sample("21-medical-outpatient-receipt");
        var batch = provinces.post(
                "zj-hospital-clerk",
                "receipt-batches",
                "{\"type\":21,\"code\":\"" + CODE + "\",\"receipts\":[" + receipt + "," + receipt + "," + receipt
                        + "]}");
        var third = batch.body().path("receipts").get(2).path("number").asString();
        var page = clerk.open("/console/receipts/" + CODE + "/" + third);
        assertThat(page.text()).contains("共 3 张");
    }

    @Test
    void what_is_wrong_with_an_application_stands_beside_the_input() {
        var wrong = clerk.open("/console/receipts/numbers")
                .form("#apply")
                .set("code", "36060227")
                .set("numbers", "a few")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text("#code-wrong")).contains("以 33 开头");
        assertThat(wrong.text("#numbers-wrong")).startsWith("1 至");
        assertThat(wrong.element("#numbers").val()).isEqualTo("a few");
    }

    @Test
    void a_claimant_is_asked_for_the_place_in_the_batch_only_where_nobody_tells_it_and_loses_nothing_typed() {
        var receipt = TestProvinces.sample("21-medical-outpatient-receipt");
        var receipts = provinces
                .post(
                        "zj-hospital-clerk",
                        "receipt-batches",
                        "{\"type\":21,\"code\":\"" + CODE + "\",\"receipts\":[" + receipt + "," + receipt + "]}")
                .body()
                .path("receipts");
        var claimant = visitor("zj-medinsure");
        assertThat(claim(claimant, receipts.get(0).path("credential").asString(), "9")
                        .address())
                .isEqualTo("/console/claims?done");
        var second = receipts.get(1);
        provinces
                .gateway()
                .bean(DocumentStore.class)
                .discard(DocumentId.receipt(
                        "ZhejiangMSP", CODE, second.path("number").asString()));
        var asked = claim(claimant, second.path("credential").asString(), "9");
        assertThat(asked.text("#proof-wrong")).contains("请向开票单位索取");
        assertThat(asked.element("#amount").val()).isEqualTo("9");
        assertThat(asked.element("details:has(#proof)").hasAttr("open")).isTrue();
        var done = asked.form("#claim")
                .set("proof", second.path("proof").toString())
                .send();
        assertThat(done.address()).as(done.text()).isEqualTo("/console/claims?done");
    }

    @Test
    void another_unit_sees_what_the_ledger_shows_and_may_do_nothing() {
        var page = visitor("zj-market-clerk").open("/console/receipts/" + place(issued()));
        assertThat(page.text()).contains("已开具");
        assertThat(page.has("#open")).isFalse();
        assertThat(page.has("#steps")).isFalse();
    }

    @Test
    void an_application_is_withdrawn_by_its_unit_refused_by_finance_and_decided_once() {
        var id = UUID.randomUUID().toString();
        var order = "{\"code\":\"" + CODE + "\",\"numbers\":10}";
        var hospital = provinces.as("zj-hospital-clerk");
        var path = "/api/v1/number-applications/" + id;
        assertThat(hospital.put(path, order).body().path("state").asString()).isEqualTo("OPEN");
        assertThat(hospital.put(path, order.replace("10", "20")).code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(hospital.post(path + "/grant", "{}").code()).isEqualTo("ROLE_REQUIRED");
        var finance = provinces.as("zj-finance");
        assertThat(finance.post(path + "/refusal", "{\"reason\":\"ENOUGH_LEFT\"}")
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("REFUSED");
        assertThat(finance.post(path + "/grant", "{}").code()).isEqualTo("APPLICATION_DECIDED");
        assertThat(hospital.post(path + "/withdrawal", "").code()).isEqualTo("APPLICATION_DECIDED");
        var wrong = hospital.put("/api/v1/number-applications/" + UUID.randomUUID(), order.replace("33", "36"));
        assertThat(wrong.text()).contains("8 digits that begin with 33");
    }

    @Test
    void an_application_under_an_id_that_another_region_has_is_refused_and_says_nothing_of_it() {
        var path = "/api/v1/number-applications/" + UUID.randomUUID();
        assertThat(provinces
                        .as("zj-hospital-clerk")
                        .put(path, "{\"code\":\"" + CODE + "\",\"numbers\":10}")
                        .status())
                .isEqualTo(200);
        var other = provinces.as("jx-market-clerk").put(path, "{\"code\":\"36060126\",\"numbers\":10}");
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }
}
