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

    private static String licence = "";

    @BeforeAll
    static void succeed() {
        var officers = "\"KEEPER\",\"CLERK\",\"APPROVER\"";
        provinces.agencyOf("zj", TRANSPORT, "33TRA", officers, "3");
        provinces.agencyOf("zj", HOUSING, "33HOU", officers, "3");
        provinces.key("zj-transport");
        licence = provinces
                .post("zj-transport-clerk", "licences", TestProvinces.sample("03-residence-permit", "\"type\":3"))
                .body()
                .path("licenceId")
                .asString();
        provinces.gateway().bean(DocumentStore.class).save(receipt());
        // the successor has looked before, and remembers an agency without predecessors
        assertThat(housing().open("/console/licences").text()).doesNotContain(licence);
        provinces.post(
                "zj-registrar",
                "agencies/" + TRANSPORT + "/succession",
                "{\"successor\":\"" + HOUSING + "\",\"cause\":\"REORGANISATION\"}");
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
    void its_keeper_sees_the_old_keys_and_may_ask_for_their_end_and_confirms_none() {
        var keeper = visitor("zj-housing-keeper");
        var list = keeper.open("/console/keys");
        assertThat(list.text()).contains("33TRA").doesNotContain("33MKT");
        var key = keeper.open(list.element("#open tr[data-kid] a").attr("href"));
        assertThat(key.has("#closing")).isTrue();
        var asked = key.form("#closing").set("reason", "NORMAL").send();
        assertThat(asked.address()).startsWith("/console/approvals/");
        visitor("zj-housing-approver").open(asked.address()).form("#confirm").send();
        assertThat(keeper.open(key.address()).element("#state").attr("data-state"))
                .isEqualTo("CLOSED");
    }
}
