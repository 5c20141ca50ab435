// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.yinzheng.chaincode.codes.LicenceId;

/** A clerk's work at the console, in a real browser on a real local peer. */
class ConsoleTest {
    private static final String HOLDER = "虚构湖山餐饮管理有限公司";
    private static final String HOLDER_CODE = "91330100MADEMA019Q";

    @TempDir
    static Path folder;

    private static final TestProvinces provinces = TestProvinces.shared();

    private static TestBrowser browser;

    @BeforeAll
    static void start() {
        browser = TestBrowser.start(provinces.gateway());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static void fillIn() {
        browser.type("holders-0-name", HOLDER);
        browser.type("holders-0-code", HOLDER_CODE);
        browser.type("fields-licencenumber", "JY13301060000018");
        browser.type("fields-legalrepresentative", "甄示例");
        browser.type("fields-residence", "浙江省杭州市西湖区虚构路 1 号");
        browser.type("fields-premises", "浙江省杭州市西湖区虚构路 1 号一层");
        browser.type("fields-businesstype", "餐饮服务经营者");
        browser.type("fields-scope", "热食类食品制售；自制饮品制售");
    }

    @Test
    void a_clerk_signs_in_issues_a_licence_and_finds_it_again() {
        var language = "zh";
        browser.open("/console/sign-in");
        browser.driver().manage().logs().get("browser");
        browser.driver().manage().deleteAllCookies();
        browser.open("/console/settings/language?to=" + language);
        browser.open("/console/sign-in");
        browser.inspect("sign-in-" + language);
        browser.signIn("zj-market-clerk", language);
        browser.inspect("home-" + language);
        browser.open("/console/issue");
        browser.inspect("issue-type-" + language);
        browser.open("/console/issue/1");
        fillIn();
        browser.inspect("issue-form-" + language);
        browser.click("preview");
        browser.inspect("issue-preview-" + language);
        browser.click("issue");
        assertThat(browser.driver().getCurrentUrl())
                .contains("/console/licences/1.2.156.3005.2.")
                .endsWith("/issued");
        assertThat(browser.find("state").getAttribute("data-state")).isEqualTo("VALID");
        assertThat(browser.script("return document.getElementById('code').naturalWidth > 100"))
                .isEqualTo(true);
        browser.inspect("issued-" + language);
        var identifier = browser.text("#identifier");

        browser.open("/console/licences");
        browser.type("number", HOLDER_CODE);
        browser.click("search");
        assertThat(browser.driver().getCurrentUrl()).endsWith("/console/licences/search");
        browser.inspect("licences-" + language);
        assertThat(browser.text("table")).contains(identifier);
        browser.open("/console/licences/" + identifier);
        assertThat(browser.text("main")).doesNotContain(HOLDER);
        browser.inspect("licence-" + language);
        browser.click("open");
        assertThat(browser.text("#content")).contains(HOLDER).contains(HOLDER_CODE);
        assertThat(browser.text("main")).contains("COUNTER");
        browser.inspect("licence-content-" + language);
    }

    @Test
    void a_clerk_issues_many_from_one_file() throws IOException {
        var language = "zh";
        browser.signIn("zj-market-clerk", language);
        browser.open("/console/bulk");
        browser.inspect("bulk-" + language);
        browser.open("/console/bulk/new/1");
        browser.inspect("bulk-new-" + language);
        var file = Files.writeString(folder.resolve(language + ".csv"), BulkFiles.file(12, 3, 9));
        browser.find("file").sendKeys(file.toString());
        browser.click("check");
        assertThat(browser.find("state").getAttribute("data-state")).isEqualTo("CHECKED");
        assertThat(browser.text("#faults")).contains("4", "10", " Q");
        browser.inspect("bulk-checked-" + language);
        browser.click("start");
        browser.await(ExpectedConditions.attributeToBe(By.id("state"), "data-state", "DONE"));
        assertThat(browser.text("#issued")).isEqualTo("10");
        browser.inspect("bulk-done-" + language);
    }

    @Test
    void the_keyboard_alone_issues_a_licence() {
        browser.signIn("zj-market-clerk", "zh");
        browser.open("/console/issue/1");
        browser.typeByKeys("holders-0-name", HOLDER);
        browser.typeByKeys("holders-0-code", HOLDER_CODE);
        browser.typeByKeys("fields-licencenumber", "JY13301060000018");
        browser.typeByKeys("fields-legalrepresentative", "甄示例");
        browser.typeByKeys("fields-residence", "浙江省杭州市");
        browser.typeByKeys("fields-premises", "浙江省杭州市");
        browser.typeByKeys("fields-businesstype", "餐饮服务经营者");
        browser.typeByKeys("fields-scope", "热食类食品制售");
        browser.press("preview");
        browser.press("issue");
        assertThat(browser.find("state").getAttribute("data-state")).isEqualTo("VALID");
    }

    @Test
    void a_wrong_check_character_is_named_with_the_expected_one_before_the_form_is_sent() {
        browser.signIn("zj-market-clerk", "zh");
        browser.open("/console/issue/1");
        browser.type("holders-0-code", "91330100MADEMA019A");
        browser.find("holders-0-name").click();
        browser.await(ExpectedConditions.textToBe(By.id("holders-0-code-wrong"), "最后一位校验位应为 Q"));
        assertThat(browser.find("holders-0-code").getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(browser.script("return document.getElementById('said').textContent"))
                .isEqualTo("持有人证件号码: 最后一位校验位应为 Q");
    }

    @Test
    void what_does_not_fit_is_listed_with_links_and_nothing_typed_is_lost() {
        browser.signIn("zj-market-clerk", "en");
        browser.open("/console/issue/1");
        fillIn();
        browser.date("fields-validto", "2020-01-01");
        browser.click("preview");
        assertThat(browser.text("#summary")).contains("Valid to").contains("validFrom or later");
        assertThat(browser.find("holders-0-name").getAttribute("value")).isEqualTo(HOLDER);
        browser.await(
                driver -> "summary".equals(driver.switchTo().activeElement().getAttribute("id")));
        browser.inspect("issue-wrong-en");
    }

    @Test
    void the_large_view_is_one_switch_away_and_stays() {
        browser.signIn("zj-market-clerk", "zh");
        browser.open("/console/settings/view?to=elder&back=/console/issue/1");
        assertThat(browser.script("return getComputedStyle(document.body).fontSize"))
                .isEqualTo("20px");
        browser.inspect("issue-form-elder");
        browser.open("/console/licences");
        assertThat(browser.script("return document.documentElement.className")).isEqualTo("elder");
    }

    /** Receipts, numbers, agreements, approvals, counter, reports: what their own tests do over HTTP is looked at here. */
    @Test
    void the_pages_of_receipts_recognition_counter_and_reports_are_fit_to_be_looked_at() {
        provinces.post(
                "zj-finance",
                "number-blocks",
                "{\"code\":\"33060429\",\"first\":\"0000000001\",\"last\":\"0000000900\",\"unit\":\""
                        + TestProvinces.HOSPITAL + "\",\"lanes\":2}");
        var number = provinces
                .post(
                        "zj-hospital-clerk",
                        "receipts",
                        TestProvinces.sample("21-medical-outpatient-receipt", "\"type\":21,\"code\":\"33060429\""))
                .body()
                .path("number")
                .asString();
        var receipt = "/console/receipts/33060429/" + number;
        browser.signIn("zj-hospital-clerk", "zh");
        visit(Map.of(
                "receipts", "/console/receipts",
                "receipt", receipt,
                "receipt-form", "/console/receipts/issue/21",
                "receipt-reverse", receipt + "/steps/REVERSE",
                "numbers", "/console/receipts/numbers",
                "reports", "/console/reports",
                "counter", "/console/counter"));
        var licence = provinces
                .post("zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"))
                .body()
                .path("licenceId")
                .asString();
        var asked = provinces
                .as("zj-market-clerk")
                .post(
                        "/api/v1/licence-endings",
                        "{\"licences\":[\"" + licence + "\"],\"outcome\":\"REVOKED\",\"cause\":\"VIOLATION\"}")
                .body()
                .path("approvalId")
                .asString();
        browser.signIn("zj-market-approver", "zh");
        visit(Map.of(
                "agreements", "/console/agreements",
                "agreement-new", "/console/agreements/new",
                "objections", "/console/objections",
                "approvals", "/console/approvals",
                "approval", "/console/approvals/" + asked,
                "key", "/console/keys/" + keyOf(TestProvinces.MARKET),
                "endings", "/console/endings",
                "agreement", "/console/agreements/" + agreement()));
        assertThat(browser.text("#approvals-waiting")).isNotEqualTo("0");
        browser.signIn("zj-medinsure", "zh");
        visit(Map.of("claims", "/console/claims"));
        browser.signIn("zj-registrar", "zh");
        visit(Map.of("regulator", "/console/reports/regulator", "keys", "/console/keys"));
    }

    /** A key of the agency: the first in the order of the ledger. */
    private static String keyOf(String agency) {
        return provinces
                .as("zj-registrar")
                .get("/api/v1/keys")
                .body()
                .path("items")
                .valueStream()
                .filter(key -> key.path("agency").asString().equals(agency))
                .map(key -> key.path("kid").asString())
                .findFirst()
                .orElseThrow();
    }

    /** One that is proposed and no more, so that it changes nothing for others. */
    private static String agreement() {
        var name = provinces.agreed("zj-platform", "agreements", """
                {"parties":["330000","360000"],"types":[3],"channels":["SHOW"],"from":"2026-01-01",
                "legalBasisText":"演示协议（虚构）"}
                """);
        return name.replaceAll("\\.1$", "/versions/1");
    }

    @Test
    void a_licence_is_renewed_imported_and_handed_out_on_pages_fit_to_be_looked_at() throws IOException {
        var licence = provinces
                .post("zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"))
                .body()
                .path("licenceId")
                .asString();
        browser.signIn("zj-market-clerk", "zh");
        visit(Map.of("renew", "/console/licences/" + licence + "/successor/RENEW"));
        browser.open("/console/counter");
        browser.type("find-number", HOLDER_CODE);
        browser.click("find");
        assertThat(browser.text("#found")).contains(licence);
        browser.inspect("counter-found-zh");

        browser.open("/console/bulk/new/1?kind=IMPORT");
        browser.inspect("import-new-zh");
        browser.find("file")
                .sendKeys(Files.writeString(folder.resolve("import.csv"), existing())
                        .toString());
        browser.click("check");
        assertThat(browser.find("state").getAttribute("data-state")).isEqualTo("CHECKED");
        browser.inspect("import-checked-zh");
        var job = URI.create(browser.driver().getCurrentUrl()).getPath();
        browser.signIn("zj-market-approver", "zh");
        browser.open(job);
        browser.inspect("import-confirm-zh");
        browser.click("confirm");
        browser.await(ExpectedConditions.attributeToBe(By.id("state"), "data-state", "DONE"));
        assertThat(browser.text("#issued")).isEqualTo("2");
    }

    /** Two licences that exist already, and one whose identifier is another agency's. */
    private static String existing() {
        var lines = BulkFiles.file(3).split("\r\n");
        var file = new StringBuilder("证照标识,发证日期,有效期起,").append(lines[0]);
        for (int i = 1; i < lines.length; i++) {
            var issuer = i == 3 ? TestProvinces.HOSPITAL : TestProvinces.MARKET;
            file.append("\r\n")
                    .append(LicenceId.of("11100000Y2DEM001XD001", issuer, "SEEN" + i, 2))
                    .append(",2019-05-04,2019-05-04,")
                    .append(lines[i]);
        }
        return file.toString();
    }

    /** Each of them, whatever the others look like. */
    private static void visit(Map<String, String> pages) {
        assertAll(new TreeMap<>(pages)
                .entrySet().stream().<Executable>map(page -> () -> visit(page.getKey(), page.getValue())));
    }

    /** With axe-core in Chinese, then in English and in the large view. */
    private static void visit(String name, String path) {
        browser.open(path);
        browser.inspect(name + "-zh");
        browser.open("/console/settings/language?to=en&back=" + path);
        browser.look(name + "-en");
        browser.open("/console/settings/view?to=elder&back=" + path);
        browser.look(name + "-elder");
        browser.open("/console/settings/view?to=usual&back=/console");
        browser.open("/console/settings/language?to=zh&back=/console");
    }

    /** From a verifier's answer through the sign-in to the record, in one tab. */
    @Test
    void a_clerk_records_the_use_of_a_licence_that_a_verifiers_page_handed_over() {
        provinces.post(
                "zj-police-approver",
                "keys/"
                        + provinces
                                .post("zj-police-keeper", "keys", "{}")
                                .body()
                                .path("kid")
                                .asString() + "/confirmation",
                "{}");
        var agreed = provinces.agreed("zj-platform", "agreements", """
                {"parties":["330000","360000"],"types":[3],"matters":["ENTER-SCHOOL","MOVE-HOME"],"channels":["SHOW"],
                "from":"2026-01-01","legalBasisText":"演示协议（虚构）"}
                """);
        var part = "agreements/" + agreed.replaceAll("\\.1$", "") + "/versions/1/";
        provinces.agreed("jx-platform", part + "acceptance", "{}");
        provinces.post("zj-platform-approver", part + "activation", "{}");
        var permit = provinces
                .post("zj-police-clerk", "licences", TestProvinces.sample("03-residence-permit", "\"type\":3"))
                .body();
        var code = permit.path("credential").asString();
        browser.driver().manage().logs().get("browser");
        browser.open("/console/sign-in");
        browser.driver().manage().deleteAllCookies();
        browser.open("/console/settings/language?to=zh");
        handOver("360000", "MOVE-HOME", code);
        browser.enter("jx-market-clerk");
        browser.await(ExpectedConditions.urlMatches("/console/recognitions/review$"));
        assertThat(browser.text("#document"))
                .contains(permit.path("licenceId").asString())
                .doesNotContain("YZ1:");
        assertThat(browser.find("state").getText()).isEqualTo("有效");
        assertThat(browser.script("return document.querySelector('[name=matter]:checked').value"))
                .isEqualTo("MOVE-HOME");
        assertThat(browser.script("return sessionStorage.length")).isEqualTo(0L);
        browser.inspect("recognition-review-zh");
        browser.script("document.getElementById('matter-0').click()");
        browser.click("record");
        assertThat(browser.find("finding").getAttribute("data-finding")).isEqualTo("RECOGNISED");
        assertThat(browser.text("#matter")).isEqualTo("ENTER-SCHOOL");
        assertThat(browser.text("#transaction")).matches("[0-9a-f]{64}");
        assertThat(browser.text("#block")).matches("[0-9]+");
        assertThat(browser.driver().getCurrentUrl()).doesNotContain("YZ1");
        var record = path(browser.driver().getCurrentUrl());
        visit("recognition", record);
        rated(record);

        handOver("330000", "BUY-A-CAR", code);
        browser.await(ExpectedConditions.urlMatches("/console/recognitions/review$"));
        assertThat(browser.text("#judged-for")).contains("浙江", "江西");
        assertThat(browser.text("#uncovered")).contains("BUY-A-CAR");
        browser.inspect("recognition-other-matter-zh");
        visit("recognition-new", "/console/recognitions/new");
        refused(permit.path("licenceId").asString(), code);
    }

    /** By the person who was served, on a page without a session; once, and the clerk learns only that it was. */
    private static void rated(String record) {
        browser.open(record);
        var link = String.valueOf(browser.find("rate").getAttribute("href"));
        browser.driver().manage().deleteAllCookies();
        browser.open("/rating");
        assertThat(browser.text("#no-ticket")).isNotBlank();
        assertThat(browser.find("send").isEnabled()).isFalse();
        browser.open(path(link));
        assertThat(browser.driver().manage().getCookies()).isEmpty();
        visit("rating", path(link));
        browser.open(path(link));
        browser.script("document.getElementById('grade-SATISFIED').click()");
        assertThat(browser.driver().findElement(By.id("reason-OTHER")).isDisplayed())
                .isFalse();
        browser.script("document.getElementById('grade-DISSATISFIED').click()");
        browser.inspect("rating-low-zh");
        browser.click("send");
        assertThat(browser.text("#problem")).contains("最接近的原因");
        assertThat(browser.driver().getCurrentUrl()).isEqualTo(link);
        browser.script("document.getElementById('reason-WAITED_TOO_LONG').click()");
        browser.type("words", "请打 13800000000 找我");
        browser.click("send");
        assertThat(browser.text("#problem")).contains("个人信息").doesNotContain("13800000000");
        browser.script("document.getElementById('grade-DISSATISFIED').click();"
                + "document.getElementById('reason-WAITED_TOO_LONG').click()");
        browser.type("words", "排队太久");
        browser.click("send");
        assertThat(browser.text("#thanks")).isEqualTo("谢谢您");
        browser.inspect("rating-thanks-zh");
        browser.open(path(link));
        browser.script("document.getElementById('grade-VERY_SATISFIED').click()");
        browser.click("send");
        assertThat(browser.text("#earlier")).contains("第一次");
        browser.open("/rating#" + link.substring(link.indexOf('#') + 1).replaceAll("..$", "00"));
        browser.script("document.getElementById('grade-VERY_SATISFIED').click()");
        browser.click("send");
        assertThat(browser.find("problem").getAttribute("data-code")).isEqualTo("RATING_LINK_UNKNOWN");

        browser.signIn("jx-market-clerk", "zh");
        browser.open(record);
        assertThat(browser.text("#invitation")).contains("已评价").doesNotContain("不满意");
        browser.open("/console/reports");
        assertThat(browser.text("main")).doesNotContain("好差评").doesNotContain("排队太久");
        browser.signIn("jx-market-approver", "zh");
        visit("reports-rated", "/console/reports");
        browser.open("/console/reports");
        assertThat(browser.text("#ratings")).contains("0 %", "等候或办理时间太长 1");
        assertThat(browser.text("#remarks")).contains("排队太久", "ENTER-SCHOOL");
        browser.signIn("jx-registrar", "zh");
        visit("regulator-rated", "/console/reports/regulator");
        browser.open("/console/reports/regulator");
        assertThat(browser.text("#ratings")).contains("0 %");
        assertThat(browser.text("main")).doesNotContain("排队太久");
        browser.signIn("jx-market-clerk", "zh");
    }

    /** What stands in the way is named, with what would be accepted, and nothing can be recorded. */
    private static void refused(String licence, String code) {
        provinces.post(
                "zj-police-approver",
                "licences/" + licence + "/operations",
                "{\"operation\":\"END\",\"outcome\":\"REVOKED\",\"cause\":\"VIOLATION\"}");
        handOver("360000", "", code);
        browser.await(ExpectedConditions.attributeToBe(By.id("obstacle"), "data-obstacle", "NOT_VALID"));
        assertThat(browser.text("#obstacle")).contains("吊销", "有效的证照才可互认");
        assertThat(browser.driver().findElements(By.id("record"))).isEmpty();
        browser.script("document.getElementById('refuse').open = true");
        browser.inspect("recognition-refused-zh");
        browser.type("refused-matter", "MOVE-HOME");
        browser.click("record-refusal");
        assertThat(browser.find("finding").getAttribute("data-finding")).isEqualTo("REFUSED");
        assertThat(browser.text("#reason")).isEqualTo("证照目前不可使用");
        assertThat(browser.driver().findElements(By.id("invitation"))).isEmpty();
        var food = provinces
                .post("zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"))
                .body()
                .path("credential")
                .asString();
        browser.signIn("zj-market-clerk", "en");
        handOver("330000", "", food);
        browser.await(ExpectedConditions.attributeToBe(By.id("obstacle"), "data-obstacle", "OWN_REGION"));
        browser.signIn("zj-market-approver", "en");
        handOver("330000", "", food);
        assertThat(browser.text("#not-clerk")).contains("clerk");
        assertThat(browser.script("return sessionStorage.length")).isEqualTo(0L);
    }

    /** As the link of a verifier's page does. */
    private static void handOver(String here, String matter, String code) {
        browser.driver().get("about:blank");
        browser.open("/console/hand-over#here=" + here + "&matter=" + matter + "&code=" + code.replace(":", "%3A"));
    }

    private static String path(String address) {
        return address.replaceFirst("^[a-z]+://[^/]+", "");
    }

    @Test
    void the_session_cookie_is_out_of_reach_of_scripts_and_of_other_sites() {
        browser.signIn("zj-market-clerk", "en");
        var cookie = Objects.requireNonNull(browser.driver().manage().getCookieNamed("yz-console"));
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(browser.script("return document.cookie")).isEqualTo("");
    }
}
