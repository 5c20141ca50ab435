// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.gateway.ledger.FakeLedger;
import org.yinzheng.gateway.ledger.LedgerClient;
import org.yinzheng.gateway.ledger.LedgerRefusal;

/** Who gets past the console's door, what an officer sees of whose licence: what needs no browser to be seen. */
class ConsoleDoorTest {
    private static final String HOLDER = "虚构湖山餐饮管理有限公司";
    private static final TestProvinces provinces = TestProvinces.shared();

    @TempDir
    Path folder;

    private static ConsoleVisitor visitor(String account, String language) {
        return ConsoleVisitor.signedIn(provinces.gateway(), account, language);
    }

    private static String licence() {
        return provinces
                .post("zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"))
                .body()
                .path("licenceId")
                .asString();
    }

    @Test
    void nobody_gets_past_the_door_without_signing_in() throws Exception {
        var page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(provinces.gateway().uri("/console/licences"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/console/sign-in"));
    }

    @Test
    void no_form_is_taken_without_its_token() {
        var page = visitor("zj-market-clerk", "en").open("/console/licences");
        page.element("form[role=search] input[name=_csrf]").val("another");
        assertThat(page.form("#search").set("number", "1").send().status()).isEqualTo(403);
    }

    @Test
    void an_address_that_is_no_page_is_told_in_words() {
        var clerk = visitor("zj-market-clerk", "zh");
        var unknown = clerk.open("/console/nothing");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).contains("没有这个页面");
        var answer = clerk.open("/console/issue/1/preview");
        assertThat(answer.status()).as("an address that only takes forms").isEqualTo(405);
        assertThat(answer.text()).contains("没有这个页面");
    }

    @Test
    void nothing_is_taken_from_a_page_of_somebody_elses_though_the_browser_is_signed_in() {
        var forms = HostileInputTest.pages(licence()).keySet().stream()
                .filter(page -> page.startsWith("POST "))
                .map(page -> page.substring("POST ".length()))
                .toList();
        assertThat(forms).hasSizeGreaterThan(30);
        var approver = visitor("zj-market-approver", "en");
        assertThat(forms)
                .allSatisfy(form -> assertThat(approver.postFromElsewhere(form).status())
                        .as(form)
                        .isEqualTo(403));
    }

    @Test
    void a_session_ends_after_half_an_hour_without_a_request() {
        var minutes = provinces.gateway().bean(ServletContext.class).getSessionTimeout();
        assertThat(minutes).isEqualTo(30);
    }

    @Test
    void a_switch_leads_back_to_a_page_of_this_console_and_sends_nobody_elsewhere() throws Exception {
        assertThat(wayBack("/console/licences?state=VALID&type=1")).isEqualTo("/console/licences?state=VALID&type=1");
        for (String elsewhere : List.of(
                "https://elsewhere.example/console",
                "//elsewhere.example/console",
                "/\\elsewhere.example",
                "/console@elsewhere.example",
                "/consoles",
                "/public/v1/lookups",
                "/console\r\nSet-Cookie: a=b")) {
            assertThat(wayBack(elsewhere)).as(elsewhere).isEqualTo("/console");
        }
    }

    private static String wayBack(String asked) throws Exception {
        var address = provinces
                .gateway()
                .uri("/console/settings/view?to=elder&back=" + URLEncoder.encode(asked, StandardCharsets.UTF_8));
        var answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void an_approver_suspends_and_ends_a_licence_and_its_page_tells_why() {
        var page = visitor("zj-market-approver", "zh")
                .open("/console/licences/" + licence())
                .follow("#do-SUSPEND")
                .form("#do")
                .set("causeText", "现场检查发现后厨不合格")
                .send();
        assertThat(page.element("#state").attr("data-state")).isEqualTo("SUSPENDED");
        assertThat(page.text(".timeline")).contains("暂扣", "检查结果").doesNotContain("后厨");
        assertThat(page.follow("#do-RESTORE").text("#cause"))
                .as("reasons that go with what is done")
                .contains("整改完成")
                .doesNotContain("持有人死亡", "迁往其他地区");
        var ended = page.follow("#do-END").form("#do").send();
        assertThat(ended.element("#state").attr("data-state")).isEqualTo("CANCELLED");
        assertThat(ended.has("#operations")).isFalse();
    }

    @Test
    void another_agency_learns_nothing_of_a_licence_but_what_the_ledger_shows() {
        var id = licence();
        var hospital = visitor("zj-hospital-clerk", "en");
        var page = hospital.open("/console/licences/" + id);
        assertThat(page.text()).contains("Valid").doesNotContain(HOLDER);
        assertThat(page.has("#open")).isFalse();
        assertThat(hospital.open("/console/licences/" + id + "/code.png").status())
                .isEqualTo(404);
    }

    private static ConsoleVisitor.Page preview(ConsoleVisitor clerk, String code) {
        return clerk.open("/console/issue/1")
                .form("#entry")
                .set("holders[0].name", HOLDER)
                .set("holders[0].code", code)
                .set("fields.licenceNumber", "JY13301060000018")
                .set("fields.legalRepresentative", "甄示例")
                .set("fields.residence", "浙江省杭州市")
                .set("fields.premises", "浙江省杭州市")
                .set("fields.businessType", "餐饮服务经营者")
                .set("fields.scope", "热食类食品制售")
                .send();
    }

    @Test
    void the_preview_shows_what_is_issued_and_the_form_keeps_what_was_typed() {
        var preview = preview(visitor("zj-market-clerk", "en"), "9１330100madema019q");
        assertThat(preview.text("#sheet"))
                .as("the holder's and the field that repeats it")
                .containsPattern("91330100MADEMA019Q.*91330100MADEMA019Q")
                .containsPattern(HOLDER + ".*" + HOLDER)
                .doesNotContain("１", "madema");
        var form = preview.form("#edit").send();
        assertThat(form.element("[name='holders[0].code']").val()).isEqualTo("9１330100madema019q");
        assertThat(form.element("[name='fields.holderName']").val())
                .as("it follows the holder, whom the clerk may now change")
                .isEmpty();
    }

    @Test
    void a_licence_is_issued_and_found_again_in_english() {
        var clerk = visitor("zj-market-clerk", "en");
        var preview = preview(clerk, "91330100MADEMA019Q");
        assertThat(preview.text()).contains("Is everything right?", HOLDER);
        var issued = preview.form("#issue").send();
        assertThat(issued.text()).contains("Issued and recorded on the ledger");
        var found = clerk.open("/console/licences")
                .form("#search")
                .set("number", "91330100MADEMA019Q")
                .send();
        assertThat(found.text("table")).contains(issued.text("#identifier"));
    }

    @Test
    void a_number_that_was_mistyped_is_not_found_and_the_page_says_which_character_was_expected() {
        for (var search : List.of("/console/licences #search", "/console/receipts #search", "/console/counter #find")) {
            var place = search.split(" ");
            var page = visitor("zj-market-clerk", "zh").open(place[0]).form(place[1]);
            assertThat(page.set("number", "91330100MADEMA019R").send().text("#doubt"))
                    .as(search)
                    .isEqualTo("最后一位校验位应为 Q");
            assertThat(page.set("number", "91330100MADEMA019Q").send().has("#doubt"))
                    .as(search)
                    .isFalse();
        }
    }

    @Test
    void a_licence_that_another_region_moved_out_to_this_one_is_taken_in_from_the_search() {
        var id = licence();
        var clerk = visitor("jx-market-clerk", "en");
        assertThat(clerk.open("/console/licences/" + id + "/successor/TRANSFER_IN")
                        .status())
                .as("before it was moved out")
                .isEqualTo(404);
        provinces.post(
                "zj-market-approver",
                "licences/" + id + "/operations",
                "{\"operation\":\"TRANSFER_OUT\",\"cause\":\"RELOCATION\",\"toRegion\":\"360000\"}");
        assertThat(visitor("zj-market-clerk", "en")
                        .open("/console/licences/" + id)
                        .text(".timeline"))
                .contains("Jiangxi (demo)")
                .doesNotContain("360000");
        var form = clerk.open("/console/licences")
                .form("#search")
                .set("number", id)
                .send();
        assertThat(form.address()).endsWith("/" + id + "/successor/TRANSFER_IN");
        assertThat(form.text("h1")).contains("Take in");
        var preview = form.form("#entry")
                .set("holders[0].name", HOLDER)
                .set("holders[0].code", "91330100MADEMA019Q")
                .set("fields.licenceNumber", "JY13601060000018")
                .set("fields.legalRepresentative", "甄示例")
                .set("fields.residence", "江西省南昌市")
                .set("fields.premises", "江西省南昌市")
                .set("fields.businessType", "餐饮服务经营者")
                .set("fields.scope", "热食类食品制售")
                .send();
        assertThat(preview.has("#cause"))
                .as("the reason was given where it left")
                .isFalse();
        var issued = preview.form("#issue").send();
        assertThat(issued.text("#identifier")).contains("11360000MB0360081F");
        assertThat(issued.element("#state").attr("data-state")).isEqualTo("VALID");
        assertThat(preview.form("#issue").send().address()).isEqualTo(issued.address());
    }

    @Test
    void the_console_opens_before_the_network_is_founded() {
        var ledger = (FakeLedger) TestGateway.shared().bean(LedgerClient.class);
        ledger.contract(call -> {
            throw new LedgerRefusal("NAMESPACE_NOT_BOUND", "a namespace that was bound to its region");
        });
        try {
            var home = ConsoleVisitor.signedIn(TestGateway.shared(), "zj-registrar", "en")
                    .open("/console");
            assertThat(home.status()).isEqualTo(200);
            assertThat(home.text(".who")).contains("11330000MB0330018A");
        } finally {
            ledger.contract(call -> "{}");
        }
    }

    private static final List<String> PAGES_BEFORE_SIGNING_IN =
            List.of("/console/sign-in", "/console/signed-out", "/login", "/rating", "/wallet/");

    @Test
    void every_page_says_that_it_is_for_training_where_the_gateway_is() {
        try (var gateway = TestGateway.withFakeLedger(folder, "yinzheng.gateway.training=true")) {
            var anybody = ConsoleVisitor.anybody(gateway, "zh");
            for (String page : PAGES_BEFORE_SIGNING_IN) {
                assertThat(anybody.open(page).text(".training")).as(page).contains("没有法律效力");
            }
        }
        var usual = ConsoleVisitor.anybody(provinces.gateway(), "zh");
        for (String page : PAGES_BEFORE_SIGNING_IN) {
            assertThat(usual.open(page).has(".training")).as(page).isFalse();
        }
    }
}
