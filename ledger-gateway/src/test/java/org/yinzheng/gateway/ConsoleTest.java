// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Alert;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.support.ui.ExpectedConditions;

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
        browser = TestBrowser.shared();
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
        assertThat(browser.text("main")).contains("窗口办理");
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
    void the_keyboard_alone_signs_in_issues_a_licence_and_revokes_it() {
        browser.signInByKeys("zj-market-clerk", "zh");
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
        var identifier = browser.text("#identifier");

        browser.signInByKeys("zj-market-approver", "zh");
        browser.open("/console/licences/" + identifier);
        browser.press("do-END");
        browser.chooseByKeys("outcome", "REVOKED");
        browser.chooseByKeys("cause", "VIOLATION");
        browser.press("do");
        assertThat(browser.find("state").getAttribute("data-state")).isEqualTo("REVOKED");
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
        assertThat(browser.text("#summary")).contains("Valid to").contains("the first day of validity or later");
        assertThat(browser.find("holders-0-name").getAttribute("value")).isEqualTo(HOLDER);
        browser.await(
                driver -> "summary".equals(driver.switchTo().activeElement().getAttribute("id")));
        browser.inspect("issue-wrong-en");
    }

    @Test
    void a_form_that_was_open_longer_than_its_session_keeps_what_was_typed_and_is_sent_after_a_new_sign_in() {
        browser.signIn("zj-market-clerk", "zh");
        browser.open("/console/issue/1");
        fillIn();
        browser.script("performance.now = () => 3600e3");
        browser.driver().manage().deleteAllCookies();
        browser.find("preview").click();
        browser.await(ExpectedConditions.visibilityOfElementLocated(By.id("session-gone")));
        assertThat(browser.find("holders-0-name").getAttribute("value")).isEqualTo(HOLDER);
        var form = browser.driver().getWindowHandle();
        browser.driver().switchTo().newWindow(WindowType.TAB);
        browser.signIn("zj-market-clerk", "zh");
        browser.driver().close();
        browser.driver().switchTo().window(form);
        browser.script("document.querySelector('#entry [name=_csrf]').value = 'of the session that ended'");
        browser.find("preview").click();
        browser.await(ExpectedConditions.presenceOfElementLocated(By.id("issue")));
        assertThat(browser.text(".facts")).contains(HOLDER);
    }

    @Test
    void going_back_finds_the_form_as_it_was_left_and_no_page_to_be_sent_again() {
        browser.signIn("zj-market-clerk", "zh");
        browser.open("/console/issue/1");
        fillIn();
        browser.click("preview");
        browser.click("issue");
        var licence = browser.driver().getCurrentUrl();
        assertThat(licence).contains("/console/licences/");
        browser.driver().navigate().back();
        browser.await(ExpectedConditions.urlMatches("/console/issue/1$"));
        assertThat(browser.find("holders-0-name").getAttribute("value")).isEmpty();
        browser.driver().navigate().back();
        browser.await(ExpectedConditions.attributeToBe(By.id("holders-0-name"), "value", HOLDER));
        browser.driver().navigate().forward();
        browser.driver().navigate().forward();
        browser.await(ExpectedConditions.urlToBe(licence));
    }

    @Test
    void going_back_from_a_refusal_finds_everything_of_every_holder() {
        browser.signIn("zj-market-clerk", "zh");
        browser.open("/console/issue/1");
        fillIn();
        clickNamed("more");
        browser.type("holders-1-name", "甄示例");
        browser.type("holders-1-code", "91360000MB0360647P");
        browser.type("fields-scope", "热食类食品制售");
        var typed = typed();
        browser.click("preview");
        // what the gateway refuses, whatever the reason
        browser.script("document.querySelector('[name=request]').value = '?'");
        browser.click("issue");
        goBack();
        assertThat(typed()).as("on the way back from the refusal").isEqualTo(typed);
        clickNamed("more");
        browser.type("holders-2-name", "甄示例二");
        var more = typed();
        browser.click("preview");
        assertThat(typed()).as("beside what does not fit").isEqualTo(more);
        browser.driver().findElement(By.linkText("首页")).click();
        browser.await(ExpectedConditions.urlMatches("/console$"));
        browser.driver().navigate().back();
        browser.find("preview");
        assertThat(typed()).as("on the way back from another page").isEqualTo(more);
    }

    @Test
    void going_back_finds_every_item_of_a_receipt() {
        browser.signIn("zj-hospital-clerk", "zh");
        browser.open("/console/receipts/issue/21");
        clickNamed("more");
        clickNamed("more");
        browser.type("holders-0-name", "甄示例");
        browser.type("fields-items-2-name", "虚构检查费");
        var typed = typed();
        browser.click("preview");
        assertThat(typed()).isEqualTo(typed);
        browser.driver().findElement(By.linkText("首页")).click();
        browser.await(ExpectedConditions.urlMatches("/console$"));
        browser.driver().navigate().back();
        browser.find("preview");
        assertThat(typed()).isEqualTo(typed);
    }

    private static void clickNamed(String name) {
        var old = browser.driver().findElement(By.tagName("html"));
        browser.driver().findElement(By.name(name)).click();
        browser.awaitLeft(old);
        browser.find("preview");
    }

    private static void goBack() {
        var old = browser.driver().findElement(By.tagName("html"));
        browser.driver().findElement(By.cssSelector("[data-back]")).click();
        browser.awaitLeft(old);
        browser.find("preview");
    }

    /** What stands in the form, by the names of its inputs. */
    private static Object typed() {
        return browser.script("return Object.fromEntries([...document.getElementById('entry').elements]"
                + ".filter(one => one.name && one.type !== 'hidden' && one.type !== 'submit')"
                + ".map(one => [one.name, one.value]))");
    }

    @Test
    void the_large_view_is_one_switch_away_and_stays() {
        browser.signIn("zj-market-clerk", "zh");
        browser.open("/console/settings/view?to=elder&back=/console/issue/1");
        assertThat(browser.script("return getComputedStyle(document.body).fontSize"))
                .isEqualTo("20px");
        browser.inspect("issue-form-elder");
        browser.type("holders-0-name", HOLDER);
        browser.find("larger").click();
        browser.find("larger").click();
        assertThat(browser.script("return getComputedStyle(document.body).fontSize"))
                .isEqualTo("24px");
        assertThat(browser.find("holders-0-name").getAttribute("value"))
                .as("typed before the text grew")
                .isEqualTo(HOLDER);
        browser.open("/console/licences");
        assertThat(browser.script("return document.documentElement.className")).isEqualTo("elder size-24");
        for (int i = 0; i < 3; i++) {
            browser.find("larger").click();
        }
        assertThat(browser.script("return getComputedStyle(document.body).fontSize"))
                .as("as large as the rules ask for")
                .isEqualTo("30px");
        browser.looks().look("licences-largest");
    }

    @Test
    void neither_the_large_view_nor_the_other_language_takes_away_what_was_typed_unasked() {
        browser.signIn("zj-market-clerk", "zh");
        browser.open("/console/issue/1");
        browser.type("holders-0-name", HOLDER);
        large(true);
        browser.click("preview");
        large(false);
        large(true);
        otherLanguage().dismiss();
        assertThat(typedName()).isEqualTo(HOLDER);
        browser.open("/console/issue/1");
        assertThat(isLarge()).isTrue();
        large(false);
        browser.type("holders-0-name", HOLDER);
        otherLanguage().dismiss();
        assertThat(typedName()).isEqualTo(HOLDER);
        otherLanguage().accept();
        browser.await(ExpectedConditions.attributeToBe(By.tagName("html"), "lang", "en"));
        press("question");
        browser.await(ExpectedConditions.attributeToBe(By.tagName("html"), "lang", "zh-CN"));
    }

    /** The switch for large letters, after which everything is as it was typed. */
    private static void large(boolean wanted) {
        var before = browser.driver().getCurrentUrl();
        var typed = typedName();
        press("view");
        assertThat(isLarge()).isEqualTo(wanted);
        assertThat(browser.driver().findElement(By.id("larger")).isDisplayed()).isEqualTo(wanted);
        browser.await(driver -> remembered().equals(wanted ? "elder" : "usual"));
        assertThat(browser.driver().getCurrentUrl()).isEqualTo(before);
        assertThat(typedName()).isEqualTo(typed);
    }

    private static boolean isLarge() {
        return Boolean.TRUE.equals(browser.script("return document.documentElement.classList.contains('elder')"));
    }

    private static String remembered() {
        var cookie = browser.driver().manage().getCookieNamed("yz-view");
        return cookie == null ? "" : cookie.getValue();
    }

    private static void press(String name) {
        browser.driver()
                .findElement(By.cssSelector(".switch[data-" + name + "]"))
                .click();
    }

    private static Alert otherLanguage() {
        press("question");
        return browser.driver().switchTo().alert();
    }

    private static String typedName() {
        return Objects.requireNonNull(browser.find("holders-0-name").getAttribute("value"));
    }

    @Test
    void the_session_cookie_is_out_of_reach_of_scripts_and_of_other_sites() {
        browser.signIn("zj-market-clerk", "en");
        var cookie = Objects.requireNonNull(browser.driver().manage().getCookieNamed("yz-console"));
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(String.valueOf(browser.script("return document.cookie"))).doesNotContain("yz-console");
    }
}
