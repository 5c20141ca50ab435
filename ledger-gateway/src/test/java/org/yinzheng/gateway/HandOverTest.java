// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** What a verifier's page hands over to a clerk, and what becomes of it, in a real browser. */
class HandOverTest {
    private static final TestProvinces provinces = TestProvinces.shared();

    private static TestBrowser browser;

    @BeforeAll
    static void start() {
        browser = TestBrowser.shared();
    }

    /** From a verifier's answer through the sign-in to the record, in one tab; the record is made without a mouse. */
    @Test
    void a_clerk_records_the_use_of_a_licence_that_a_verifiers_page_handed_over() {
        provinces.permitAgreement();
        var permit = provinces.permit();
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
        assertHistoryWithoutCode();
        browser.inspect("recognition-review-zh");
        var chosen = String.valueOf(browser.script("return document.querySelector('[name=matter]:checked').id"));
        browser.chooseByKeys(chosen, "ENTER-SCHOOL");
        browser.press("record");
        assertThat(browser.find("finding").getAttribute("data-finding")).isEqualTo("RECOGNISED");
        assertThat(browser.text("#matter")).isEqualTo("入学 ENTER-SCHOOL");
        assertThat(browser.text("#transaction")).matches("[0-9a-f]{64}");
        assertThat(browser.text("#block")).matches("[0-9]+");
        assertThat(browser.driver().getCurrentUrl()).doesNotContain("YZ1");
        var record = path(browser.driver().getCurrentUrl());
        browser.visit("recognition", record);
        rated(record);

        handOver("330000", "BUY-A-CAR", code);
        browser.await(ExpectedConditions.urlMatches("/console/recognitions/review$"));
        assertThat(browser.text("#judged-for")).contains("浙江", "江西");
        assertThat(browser.text("#uncovered")).contains("BUY-A-CAR");
        browser.inspect("recognition-other-matter-zh");
        browser.visit("recognition-new", "/console/recognitions/new");
        refused(permit.path("licenceId").asString(), code);
    }

    /** From a verifier's answer on a document whose use is not recorded, through the sign-in, to the code for the person. */
    @Test
    void a_clerk_who_checked_a_document_has_the_service_rated() {
        browser.open("/console/sign-in");
        browser.driver().manage().deleteAllCookies();
        browser.open("/console/settings/language?to=zh");
        browser.driver().get("about:blank");
        browser.open("/console/hand-over#then=rate&matter=OPEN-SHOP");
        browser.enter("jx-market-clerk");
        browser.await(ExpectedConditions.urlMatches("/console/ratings/new(\\?continue)?$"));
        assertThat(browser.find("matter").getAttribute("value")).isEqualTo("OPEN-SHOP");
        assertThat(browser.script("return sessionStorage.length")).isEqualTo(0L);
        browser.inspect("rating-new-zh");
        browser.click("invite");
        assertThat(browser.find("rating-code").isDisplayed()).isTrue();
        browser.visit("rating-invitation", path(browser.driver().getCurrentUrl()));
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
        browser.visit("rating", path(link));
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
        browser.visit("reports-rated", "/console/reports");
        browser.open("/console/reports");
        assertThat(browser.text("#ratings")).contains("0 %", "等候或办理时间太长 1");
        assertThat(browser.text("#remarks"))
                .contains("排队太久", "入学 ENTER-SCHOOL")
                .containsPattern("· [0-9]{4}年[0-9]+月[0-9]+日");
        browser.signIn("jx-registrar", "zh");
        browser.visit("regulator-rated", "/console/reports/regulator");
        browser.open("/console/reports/regulator");
        assertThat(browser.text("#ratings")).contains("0 %");
        assertThat(browser.text("main")).doesNotContain("排队太久");
        browser.signIn("jx-market-clerk", "zh");
    }

    @Test
    void what_a_citizen_is_told_or_asked_is_read_aloud_where_there_is_a_chinese_voice_and_only_there() {
        provinces.permitAgreement();
        var permit = provinces.permit().path("credential").asString();
        provinces.post("zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"));
        browser.signIn("jx-market-clerk", "zh");
        browser.open("/rating#T");
        assertThat(browser.driver().findElement(By.id("aloud")).isDisplayed()).isFalse();
        browser.withVoices(() -> {
            handOver("330000", "BUY-A-CAR", permit);
            browser.await(ExpectedConditions.urlMatches("/console/recognitions/review$"));
            assertThat(browser.readAloud()).startsWith("zh-CN ").contains("状态, 有效", "BUY-A-CAR");
            browser.open("/rating#T");
            browser.script("document.getElementById('grade-DISSATISFIED').click()");
            assertThat(browser.readAloud()).contains("非常满意", "等候或办理时间太长").doesNotContain("请扫描工作人员");
            browser.signIn("zj-market-clerk", "zh");
            browser.open("/console/counter");
            browser.type("find-number", "91330100MADEMA019Q");
            browser.click("find");
            assertThat(browser.readAloud()).contains("食品经营许可证 有效");
        });
    }

    @Test
    void the_person_who_rates_makes_the_text_larger_and_keeps_the_link() {
        browser.driver().manage().deleteAllCookies();
        browser.open("/console/settings/view?to=elder&back=/rating");
        browser.open("/rating#TICKET");
        browser.find("larger").click();
        assertThat(browser.script("return getComputedStyle(document.body).fontSize"))
                .isEqualTo("22px");
        assertThat(browser.script("return document.querySelector('[name=ticket]').value"))
                .isEqualTo("TICKET");
        browser.find("smaller").click();
        browser.find("smaller").click();
        assertThat(browser.script("return getComputedStyle(document.body).fontSize"))
                .isEqualTo("20px");
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
        // as a Chinese input method may leave it
        browser.type("refused-matter", "ｍｏｖｅ－ｈｏｍｅ");
        browser.click("record-refusal");
        assertThat(browser.text("#matter")).isEqualTo("MOVE-HOME");
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

    /** A day later, or on a machine that others use: nobody comes upon the code by going back. */
    private static void assertHistoryWithoutCode() {
        var addresses = (List<?>) browser.driver()
                .executeCdpCommand("Page.getNavigationHistory", Map.of())
                .get("entries");
        assertThat(String.valueOf(addresses))
                .contains("/console/recognitions/new")
                .doesNotContain("YZ1", "code=");
    }

    @Test
    void what_was_handed_over_more_than_ten_minutes_ago_is_gone() {
        browser.signIn("jx-market-clerk", "zh");
        browser.script("sessionStorage.setItem('yinzheng-hand-over',"
                + " JSON.stringify({values: {code: '', here: '', matter: 'MOVE-HOME'}, at: Date.now() - 600001}))");
        browser.open("/console/ratings/new");
        browser.await(driver -> browser.script("return sessionStorage.length").equals(0L) ? true : null);
        assertThat(browser.find("matter").getAttribute("value")).isEmpty();
    }

    /** As the link of a verifier's page does. */
    private static void handOver(String here, String matter, String code) {
        browser.driver().get("about:blank");
        browser.open("/console/hand-over#here=" + here + "&matter=" + matter + "&code=" + code.replace(":", "%3A"));
    }

    private static String path(String address) {
        return address.replaceFirst("^[a-z]+://[^/]+", "");
    }
}
