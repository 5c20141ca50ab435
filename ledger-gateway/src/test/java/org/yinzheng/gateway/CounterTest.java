// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yinzheng.gateway.document.DocumentContent;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.document.Holder;
import org.yinzheng.gateway.document.NewDocument;
import org.yinzheng.gateway.storage.Database;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The counter, over HTTP on a real local peer. */
class CounterTest {
    private static final String CODE = "33060329";
    private static final String HOLDER = "330102190001010011";
    private static final String ANOTHER = "330102190007070074";
    private static final TestProvinces provinces = TestProvinces.shared();

    private static String licence;
    private static String receipt;

    @BeforeAll
    static void documents() {
        licence = licence();
        receipt = provinces.firstReceipt(CODE).path("number").asString();
    }

    /** Of a person whom no other test gives a licence. */
    private static String licence() {
        var order = (ObjectNode)
                JsonMapper.shared().readTree(TestProvinces.sample("01-food-business-licence", "\"type\":1"));
        ((ObjectNode) order.path("holders").get(0)).put("type", "111").put("code", HOLDER);
        return provinces
                .post("zj-market-clerk", "licences", order.toString())
                .body()
                .path("licenceId")
                .asString();
    }

    /** Its submission has no end yet; the ledger may know it in a moment. */
    @Test
    void a_document_on_its_way_does_not_keep_the_others_from_being_found() {
        var open = DocumentId.licence("ZhejiangMSP", "1.2.156.3005.2.ONITSWAY");
        var documents = provinces.gateway().bean(DocumentStore.class);
        documents.save(new NewDocument(
                open,
                1,
                TestProvinces.MARKET,
                "PENDING",
                Optional.empty(),
                Optional.empty(),
                new DocumentContent(
                        JsonMapper.shared().createObjectNode(),
                        List.of(new Holder("111", "甄示例", HOLDER, "holder")),
                        Map.of(),
                        "")));
        var found = ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-clerk", "zh")
                .open("/console/counter")
                .form("form[action$=find]")
                .set("number", HOLDER)
                .send();
        documents.discard(open);
        assertThat(found.text("#found")).contains(licence).doesNotContain("ONITSWAY");
    }

    /** Nobody has recorded the end: the ledger says VALID. */
    @Test
    void a_licence_past_its_last_day_reads_as_expired_and_its_code_is_handed_out_no_more() {
        var handOut = "/api/v1/hand-outs/"
                + provinces
                        .post("zj-market-clerk", "hand-outs", order("HOLDER", HOLDER, ""))
                        .body()
                        .path("handOutId")
                        .asString();
        var clerk = provinces.as("zj-market-clerk");
        var visitor = ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-clerk", "zh");
        assertThat(clerk.get(handOut + "/page.pdf").status()).isEqualTo(200);
        assertThat(state(visitor)).isEqualTo("VALID");
        provinces.gateway().at(Instant.parse("2031-03-01T15:59:59Z"), () -> assertThat(state(visitor))
                .as("on its last day in China")
                .isEqualTo("VALID"));
        provinces.gateway().at(Instant.parse("2031-03-01T16:00:00Z"), () -> {
            assertThat(state(visitor)).isEqualTo("EXPIRED");
            var page = visitor.open("/console/licences/" + licence);
            assertThat(page.text("#state")).isEqualTo("已过期");
            assertThat(page.text("#expired")).contains("2031年3月1日", "有效");
            assertThat(visitor.open("/console/licences")
                            .form("#search")
                            .set("number", HOLDER)
                            .send()
                            .text("main"))
                    .contains(licence, "已过期");
            assertThat(visitor.open("/console/counter")
                            .form("#find")
                            .set("number", licence)
                            .send()
                            .text("#found"))
                    .contains("无效")
                    .doesNotContain("打印交付");
            assertThat(clerk.get(handOut + "/page.pdf").code()).isEqualTo("DOCUMENT_DOES_NOT_COUNT");
            return true;
        });
    }

    private static String state(ConsoleVisitor visitor) {
        return visitor.open("/console/licences/" + licence).element("#state").attr("data-state");
    }

    private static String order(String asker, String number, String mandate) {
        return "{\"kind\":\"LICENCE\",\"identifier\":\"" + licence + "\",\"asker\":\"" + asker
                + "\",\"name\":\"甄来人\",\"number\":\"" + number + "\",\"mandate\":\"" + mandate + "\"}";
    }

    @Test
    void a_holder_is_found_by_number_and_handed_the_page_and_the_record_keeps_the_person_sealed() {
        var clerk = ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-clerk", "zh");
        var found = clerk.open("/console/counter")
                .form("#find")
                .set("number", HOLDER)
                .send();
        assertThat(found.address()).isEqualTo("/console/counter/find");
        assertThat(found.text("#found")).contains(licence, "有效");
        assertThat(clerk.open("/console/counter")
                        .form("#find")
                        .set("number", licence.toLowerCase(Locale.ROOT))
                        .send()
                        .text("#found"))
                .as("by its own identifier")
                .contains("找到 1 张", licence);
        assertThat(ConsoleVisitor.signedIn(provinces.gateway(), "zj-hospital-clerk", "zh")
                        .open("/console/counter")
                        .form("#find")
                        .set("number", CODE + " " + receipt)
                        .send()
                        .text("#found"))
                .contains("找到 1 张", CODE + ":" + receipt);
        var form = found.form("#found input[value='" + licence + "']")
                .set("name", "甄来人")
                .set("number", HOLDER);
        var done = form.send();
        assertThat(done.address()).startsWith("/console/counter/");
        assertThat(form.send().address()).as("sent a second time").isEqualTo(done.address());
        assertThat(form.set("name", "甄其人").send().address()).as("somebody else").isNotEqualTo(done.address());
        var address = done.address().replaceAll("\\?.*", "");
        assertThat(clerk.open("/console/counter").text("#newest"))
                .contains(licence, "持有人本人")
                .doesNotContain("甄来人");
        assertThat(clerk.open(done.element("#print").attr("href")).status()).isEqualTo(200);
        var kept = provinces.gateway().bean(Database.class).read(client -> client.sql(
                        "SELECT sealed FROM counter_hand_out")
                .query((row, number) -> new String(row.getBytes("sealed"), StandardCharsets.UTF_8))
                .list());
        assertThat(kept).isNotEmpty().noneMatch(one -> one.contains("甄来人"));
        assertThat(clerk.open(address).has("#print")).isTrue();
        assertThat(ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-approver", "zh")
                        .open(address)
                        .has("#done"))
                .as("to another officer")
                .isFalse();
    }

    @Test
    void the_page_of_a_hand_out_is_not_printed_again_once_the_document_does_not_count() {
        var handedOut = licence();
        var record = provinces.post(
                "zj-market-clerk", "hand-outs", order("HOLDER", HOLDER, "").replace(licence, handedOut));
        var address = "/console/counter/" + record.body().path("handOutId").asString();
        var clerk = ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-clerk", "zh");
        assertThat(clerk.open(address).has("#print")).isTrue();
        provinces.post(
                "zj-market-approver",
                "licences/" + handedOut + "/operations",
                "{\"operation\":\"SUSPEND\",\"cause\":\"INSPECTION\"}");
        assertThat(clerk.open(address).has("#print")).isFalse();
        assertThat(clerk.open(address).text("#counts-not")).contains("不能再次打印");
        assertThat(clerk.open(address + "/page.pdf").status()).isEqualTo(409);
    }

    @Test
    void an_approver_reads_who_asked_for_a_stated_purpose_and_the_reading_is_recorded() {
        var handedOut = provinces
                .as("zj-market-clerk")
                .post("/api/v1/hand-outs", order("PROXY", ANOTHER, "授权委托书"))
                .body()
                .path("handOutId")
                .asString();
        var address = "/console/counter/" + handedOut;
        var clerk = ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-clerk", "zh");
        assertThat(clerk.open(address).text()).contains(licence, "代理人").doesNotContain("甄来人", ANOTHER);
        assertThat(clerk.open(address).has("#open")).isFalse();
        var approver = ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-approver", "zh");
        var opened = approver.open("/console/counter")
                .follow("#newest a[href$=" + handedOut + "]")
                .form("#open")
                .set("purpose", "COURT")
                .send();
        assertThat(opened.text("#person")).contains("甄来人", ANOTHER, "授权委托书");
        assertThat(approver.open("/console/licences/" + licence).text()).contains("查看窗口申请人：司法或执法协助");
        var person = "/api/v1/hand-outs/" + handedOut + "/person";
        assertThat(provinces
                        .as("zj-market-clerk")
                        .get(person, "Yinzheng-Purpose", "COURT")
                        .code())
                .isEqualTo("ROLE_REQUIRED");
        assertThat(provinces.as("zj-market-approver").get(person).code()).isEqualTo("PURPOSE_REQUIRED");
        assertThat(provinces
                        .as("zj-hospital-approver")
                        .get(person, "Yinzheng-Purpose", "COURT")
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void a_proxy_needs_a_mandate_and_somebody_else_is_no_holder() {
        var clerk = provinces.as("zj-market-clerk");
        var other = ANOTHER;
        assertThat(clerk.post("/api/v1/hand-outs", order("HOLDER", other, "")).text())
                .contains("NOT_A_HOLDER")
                .doesNotContain(other);
        assertThat(clerk.post("/api/v1/hand-outs", order("PROXY", other, "")).text())
                .contains("mandate");
        var nobody = order("PROXY", " ", "授权委托书").replace("甄来人", " ");
        assertThat(clerk.post("/api/v1/hand-outs", nobody).text())
                .contains("\"field\":\"name\"", "\"field\":\"number\"");
        var handedOut = clerk.post("/api/v1/hand-outs", order("PROXY", other, "授权委托书，已核对原件"));
        assertThat(handedOut.status()).as(handedOut.text()).isEqualTo(201);
        var page = "/api/v1/hand-outs/" + handedOut.body().path("handOutId").asString() + "/page.pdf";
        assertThat(clerk.get(page).text()).startsWith("%PDF");
        assertThat(provinces.as("zj-hospital-clerk").get(page).status()).isEqualTo(404);
        assertThat(provinces.as("zj-market-approver").get(page).code())
                .as("to an officer who is no clerk")
                .isEqualTo("ROLE_REQUIRED");
    }

    @Test
    void the_same_order_under_the_same_key_is_one_hand_out() {
        var clerk = provinces.as("zj-market-clerk");
        var key = UUID.randomUUID().toString();
        var order = order("PROXY", ANOTHER, "授权委托书");
        var first = clerk.post("/api/v1/hand-outs", order, key);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(clerk.post("/api/v1/hand-outs", order, key).text()).isEqualTo(first.text());
        assertThat(clerk.post("/api/v1/hand-outs", order.replace("授权委托书", "另一份委托书"), key)
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(clerk.get("/api/v1/hand-outs?limit=200")
                        .text()
                        .split(first.body().path("handOutId").asString()))
                .as("entries of it")
                .hasSize(2);
    }

    @Test
    void only_a_clerk_of_an_agency_that_answers_for_a_document_finds_it() {
        assertThat(found("zj-market-clerk").text("#found")).contains(licence);
        assertThat(found("zj-hospital-clerk").text()).doesNotContain(licence);
        assertThat(found("zj-market-approver").element("#problem").attr("data-code"))
                .isEqualTo("ROLE_REQUIRED");
    }

    private static ConsoleVisitor.Page found(String account) {
        return ConsoleVisitor.signedIn(provinces.gateway(), account, "zh")
                .open("/console/counter")
                .post("/console/counter/find", Map.of("number", licence));
    }

    @Test
    void nothing_is_handed_out_of_a_licence_that_does_not_count() {
        var suspended = licence();
        provinces.post(
                "zj-market-approver",
                "licences/" + suspended + "/operations",
                "{\"operation\":\"SUSPEND\",\"cause\":\"INSPECTION\"}");
        var order = order("HOLDER", HOLDER, "").replace(licence, suspended);
        assertThat(provinces
                        .as("zj-market-clerk")
                        .post("/api/v1/hand-outs", order)
                        .code())
                .isEqualTo("DOCUMENT_DOES_NOT_COUNT");
    }
}
