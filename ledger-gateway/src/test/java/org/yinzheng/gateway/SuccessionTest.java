// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yinzheng.gateway.document.DocumentContent;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.document.Holder;
import org.yinzheng.gateway.document.NewDocument;
import tools.jackson.databind.json.JsonMapper;

/** Zhejiang's transport bureau is taken over by the housing bureau, which answers for its documents from then on. */
class SuccessionTest {
    private static final String TRANSPORT = "11330000MB0330229R";
    private static final String HOUSING = "11330000MB0330296P";
    private static final String PAYER = "330102190009090095";
    private static final TestProvinces provinces = TestProvinces.shared();
    private static final DocumentId RECEIPT = DocumentId.receipt("ZhejiangMSP", "33999927", "0000000001");

    private static final String CODE = "33060529";
    private static final String APPLICATION = "5a1e0000-1111-4111-8111-111111111111";

    private static String licence = "";
    private static String recognition = "";
    private static String handOut = "";

    @BeforeAll
    static void succeed() {
        var officers = "\"KEEPER\",\"CLERK\",\"APPROVER\"";
        provinces.agencyOf("zj", TRANSPORT, "33TRA", officers, "3,21");
        provinces.agencyOf("zj", HOUSING, "33HOU", officers, "21");
        provinces.key("zj-transport");
        provinces.key("zj-housing");
        licence = provinces
                .post("zj-transport-clerk", "licences", TestProvinces.sample("03-residence-permit", "\"type\":3"))
                .body()
                .path("licenceId")
                .asString();
        provinces.gateway().bean(DocumentStore.class).save(receipt());
        recognition = recognition();
        provinces.post(
                "zj-finance",
                "number-blocks",
                "{\"unit\":\"%s\",\"code\":\"%s\",\"first\":\"0000000001\",\"last\":\"0000000040\",\"lanes\":1}"
                        .formatted(TRANSPORT, CODE));
        var applied = provinces
                .as("zj-transport-clerk")
                .put("/api/v1/number-applications/" + APPLICATION, "{\"code\":\"" + CODE + "\",\"numbers\":7}");
        assertThat(applied.status()).as(applied.text()).isEqualTo(200);
        handOut = provinces
                .post("zj-transport-clerk", "hand-outs", """
                        {"kind":"LICENCE","identifier":"%s","asker":"HOLDER","name":"甄示例","number":"%s"}
                        """.formatted(licence, holder()))
                .body()
                .path("handOutId")
                .asString();
        // the successor has looked before, and remembers an agency without predecessors
        assertThat(housing().open("/console/licences").text()).doesNotContain(licence);
        provinces.post(
                "zj-registrar",
                "agencies/" + TRANSPORT + "/succession",
                "{\"successor\":\"" + HOUSING + "\",\"cause\":\"REORGANISATION\"}");
    }

    /** A use of a licence of the other province, which the bureau did not recognise. */
    private static String recognition() {
        var shown = provinces.post(
                "jx-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"));
        return provinces
                .post("zj-transport-clerk", "recognitions", """
                        {"credential":"%s","matter":"MOVE-HOME","finding":"REFUSED","reason":"NOT_COVERED"}
                        """.formatted(
                                shown.body().path("credential").asString()))
                .body()
                .path("recognition")
                .asString();
    }

    private static NewDocument receipt() {
        return new NewDocument(
                RECEIPT,
                21,
                TRANSPORT,
                "REVERSED",
                Optional.empty(),
                Optional.empty(),
                new DocumentContent(
                        JsonMapper.shared().createObjectNode(),
                        List.of(new Holder("111", "甄示例", PAYER, "payer")),
                        Map.of(),
                        ""));
    }

    @AfterAll
    static void forget() {
        provinces.gateway().bean(DocumentStore.class).discard(RECEIPT);
    }

    private static ConsoleVisitor housing() {
        return visitor("zj-housing-clerk");
    }

    private static ConsoleVisitor visitor(String account) {
        return ConsoleVisitor.signedIn(provinces.gateway(), account, "zh");
    }

    private static String holder() {
        return JsonMapper.shared()
                .readTree(TestProvinces.sample("03-residence-permit"))
                .path("holders")
                .path(0)
                .path("code")
                .asString();
    }

    @Test
    void its_lists_show_the_old_documents_and_who_issued_them() {
        assertThat(housing().open("/console/licences").text()).contains(licence, "由机构 33TRA（演示）签发");
        assertThat(housing().open("/console/licences?type=3&state=VALID").text())
                .contains(licence);
        assertThat(housing().open("/console/receipts").text()).contains("33999927 0000000001", "33TRA");
        var clerk = provinces.as("zj-housing-clerk");
        assertThat(clerk.get("/api/v1/licences").text()).contains(licence);
        assertThat(clerk.get("/api/v1/receipts").text()).contains("33999927:0000000001");
        assertThat(provinces.as("zj-market-clerk").get("/api/v1/licences").text())
                .as("another agency")
                .doesNotContain(licence);
    }

    @Test
    void a_search_by_the_holders_number_finds_them() {
        var found = housing()
                .open("/console/licences")
                .form("#search")
                .set("number", holder())
                .send();
        assertThat(found.text()).contains(licence);
        var paid = housing()
                .open("/console/receipts")
                .form("#search")
                .set("number", PAYER)
                .send();
        assertThat(paid.text()).contains("33999927 0000000001");
    }

    /** The holder would learn it at home. */
    @Test
    void it_makes_no_link_to_a_licence_of_a_type_that_it_may_not_issue() {
        var refused = provinces.as("zj-housing-clerk").post("/api/v1/licences/" + licence + "/wallet-links", "{}");
        assertThat(refused.code()).isEqualTo("TYPE_NOT_PERMITTED");
        assertThat(refused.text()).contains("[21]");
    }

    @Test
    void its_counter_finds_them_by_the_holders_number_and_by_their_own_and_hands_them_out() {
        for (String number : List.of(holder(), licence)) {
            var found = housing()
                    .open("/console/counter")
                    .form("form[action$=find]")
                    .set("number", number)
                    .send();
            assertThat(found.text("#found")).as(number).contains(licence, "33TRA");
        }
        var handedOut = housing()
                .open("/console/counter")
                .form("form[action$=find]")
                .set("number", holder())
                .send()
                .form("#hand-out-1")
                .set("name", "甄示例")
                .set("number", holder())
                .send();
        assertThat(handedOut.has("#print")).as(handedOut.text()).isTrue();
    }

    @Test
    void it_sees_the_old_numbers_and_issues_from_them_and_applies_for_its_own() {
        var numbers = housing().open("/console/receipts/numbers");
        assertThat(numbers.text("#blocks")).contains(CODE, TRANSPORT);
        assertThat(numbers.text("#applications")).contains("33TRA");
        assertThat(numbers.element("#applications form").attr("action")).contains(APPLICATION);
        assertThat(provinces
                        .as("zj-housing-clerk")
                        .post("/api/v1/number-applications/" + APPLICATION + "/withdrawal", "")
                        .text())
                .contains("WITHDRAWN");
        var issued = provinces.post(
                "zj-housing-clerk",
                "receipts",
                TestProvinces.sample("21-medical-outpatient-receipt", "\"type\":21,\"code\":\"" + CODE + "\""));
        assertThat(issued.body().path("state").asString()).isEqualTo("RECORDED");
        assertThat(visitor("zj-market-clerk").open("/console/receipts/numbers").text())
                .as("another agency")
                .doesNotContain(CODE);
    }

    @Test
    void it_sees_the_old_uses_of_others_licences_and_objects_after_them() {
        assertThat(housing().open("/console/recognitions/" + recognition).status())
                .isEqualTo(200);
        assertThat(visitor("zj-market-clerk")
                        .open("/console/recognitions/" + recognition)
                        .status())
                .as("another agency")
                .isEqualTo(404);
        assertThat(housing().open("/console/objections").element("#records").html())
                .contains(recognition);
    }

    @Test
    void it_sees_who_took_an_old_document_away() {
        assertThat(provinces.as("zj-housing-clerk").get("/api/v1/hand-outs").text())
                .contains(handOut);
        assertThat(provinces
                        .as("zj-housing-approver")
                        .get("/api/v1/hand-outs/" + handOut + "/person", "Yinzheng-Purpose", "COURT")
                        .text())
                .contains("甄示例");
        assertThat(provinces.as("zj-market-clerk").get("/api/v1/hand-outs").text())
                .as("another agency")
                .doesNotContain(handOut);
    }

    @Test
    void its_keeper_sees_the_old_keys_and_may_ask_for_their_end_and_confirms_none() {
        var keeper = visitor("zj-housing-keeper");
        var list = keeper.open("/console/keys");
        assertThat(list.text()).contains("33TRA").doesNotContain("33MKT");
        var key =
                keeper.open(list.element("#open tr[data-kid]:contains(33TRA) a").attr("href"));
        assertThat(key.has("#closing")).isTrue();
        var asked = key.form("#closing").set("reason", "NORMAL").send();
        assertThat(asked.address()).startsWith("/console/approvals/");
        visitor("zj-housing-approver").open(asked.address()).form("#confirm").send();
        assertThat(keeper.open(key.address()).element("#state").attr("data-state"))
                .isEqualTo("CLOSED");
    }
}
