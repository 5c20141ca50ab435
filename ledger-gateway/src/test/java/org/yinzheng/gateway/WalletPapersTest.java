// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.yinzheng.credential.verdict.ShownDocument;
import org.yinzheng.credential.verdict.VerdictCode;
import org.yinzheng.gateway.render.PictureOfCode;

/** What the wallet keeps, says of its documents and of its surroundings, in a real browser. */
class WalletPapersTest {
    private static final String HOLDER = "虚构湖山餐饮管理有限公司";

    private static final TestProvinces provinces = TestProvinces.shared();

    private static TestBrowser browser;
    private static WalletPage wallet;
    private static TestVerifier verifier;

    @BeforeAll
    static void start() {
        browser = TestBrowser.shared();
        wallet = new WalletPage(browser);
        verifier = new TestVerifier(provinces);
    }

    @Test
    void the_wallet_reads_aloud_what_it_shows_where_there_is_a_chinese_voice_and_only_there() {
        wallet.fresh("zh");
        wallet.claim(wallet.licence());
        assertThat(browser.driver().findElement(By.id("aloud")).isDisplayed()).isFalse();
        browser.withVoices(() -> {
            browser.driver().navigate().refresh();
            browser.await(ExpectedConditions.elementToBeClickable(By.cssSelector(".paper")))
                    .click();
            assertThat(browser.readAloud()).startsWith("zh-CN 食品经营许可证。有效").contains(HOLDER);
            browser.find("show").click();
            browser.find("preset--1").click();
            assertThat(browser.readAloud())
                    .startsWith("zh-CN 对方将看到")
                    .contains("甄示例")
                    .contains("不会看到");
            browser.find("make-code").click();
            browser.find("code");
            assertThat(browser.readAloud()).startsWith("zh-CN 请对方扫码");
            browser.find("language").click();
            browser.await(driver -> browser.text("#done").equals("Done") ? true : null);
            assertThat(browser.readAloud()).startsWith("en-GB Let the other side scan. ");
        });
    }

    @Test
    void the_large_views_text_grows_step_by_step_to_an_end_and_is_remembered() {
        wallet.fresh("zh");
        browser.find("elder").click();
        assertThat(sizes("larger", 5)).isEqualTo(List.of("20px", "22px", "24px", "27px", "30px", "30px"));
        browser.driver().navigate().refresh();
        browser.find("smaller");
        assertThat(sizes("smaller", 5)).isEqualTo(List.of("30px", "27px", "24px", "22px", "20px", "20px"));
        browser.find("elder").click();
        assertThat(sizes("smaller", 0)).as("in the ordinary view").isEqualTo(List.of("16px"));
        assertThat(browser.driver().findElement(By.id("smaller")).isDisplayed()).isFalse();
    }

    /** Of the page's text, as it is and after each click. */
    private static Object sizes(String button, int clicks) {
        return browser.script(
                "const size = () => getComputedStyle(document.body).fontSize, all = [size()];"
                        + " for (let i = 0; i < arguments[1]; i++) { document.getElementById(arguments[0]).click(); all.push(size()); }"
                        + " return all",
                button,
                clicks);
    }

    @Test
    void what_was_removed_stays_removed_and_skipping_to_the_content_loses_nothing() {
        wallet.fresh("en");
        wallet.claim(wallet.licence());
        browser.find("show").click();
        browser.find("preset-all").click();
        browser.script("document.querySelector('.skip').click()");
        assertThat(browser.script("return [document.activeElement.id, document.getElementById('preset-all').checked]"))
                .isEqualTo(List.of("main", true));
        browser.script("""
                const real = window.fetch;
                window.fetch = async (...asked) => {
                  const answer = await real(...asked);
                  if (!String(asked[0]).endsWith('standings')) return answer;
                  window.asking = true;
                  return new Promise((go) => (window.answer = () => go(answer)));
                };
                """);
        browser.find("back").click();
        browser.await(driver -> Boolean.TRUE.equals(browser.script("return window.asking ?? false")) ? true : null);
        browser.find("remove").click();
        browser.find("remove-yes").click();
        browser.find("empty");
        var left = wallet.run("""
                const { documents, set, setting } = await import('/wallet/assets/store.js');
                const before = await setting('offset');
                await set('offset', 'none');
                window.answer();
                // the answer's time is kept before what it says of the document
                while ((await setting('offset')) === 'none') await new Promise((done) => setTimeout(done));
                await set('offset', before);
                return (await documents()).length;
                """);
        assertThat(left).as("documents that came back").isEqualTo(0L);
    }

    @Test
    void who_used_a_licence_is_told_with_the_names_of_fields_and_never_a_value() {
        wallet.fresh("zh");
        wallet.claim(wallet.licence());
        browser.script("""
                const real = window.fetch;
                const use = (more) => ({ agency: { zh: '虚构政务中心', en: 'A made-up centre' }, region: { zh: '江西', en: 'Jiangxi' },
                  matter: 'FOOD-PERMIT', finding: 'RECOGNISED', reason: null, at: 1795000000, thisCredential: true, ...more });
                const uses = [use({ fields: [2, 4] }), use({ fields: null, finding: 'REFUSED', reason: 'TRIAL' }),
                  use({ fields: [2], thisCredential: false }), use({ fields: null, finding: 'REFUSED', reason: 'NOT_COVERED' })];
                window.fetch = (address, ...more) => String(address).endsWith('/uses')
                  ? Promise.resolve(new Response(JSON.stringify({ now: Math.floor(Date.now() / 1000), uses }))) : real(address, ...more);
                """);
        browser.find("uses").click();
        browser.find("recorded");
        var told = browser.driver().findElements(By.cssSelector("#recorded li")).stream()
                .map(WebElement::getText)
                .toList();
        assertThat(told).hasSize(4).allSatisfy(use -> assertThat(use)
                .contains("虚构政务中心", "江西", "FOOD-PERMIT")
                .doesNotContain(HOLDER, "undefined", "null"));
        assertThat(told.get(0)).contains("经营者名称", "法定代表人");
        assertThat(told.get(1)).contains("TRIAL");
        assertThat(told.get(2)).contains("(");
        assertThat(told.get(3)).contains("不在互认范围内").doesNotContain("NOT_COVERED");
        browser.inspect("wallet-uses-zh");
    }

    /** The name comes with the answer: a wallet has no list of matters. */
    @Test
    void the_matter_of_a_use_has_its_name_in_both_languages_and_its_code() {
        var issued = provinces
                .post("zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"))
                .body();
        for (String matter : List.of("ENTER-SCHOOL", "MOVE-HOME")) {
            provinces.post(
                    "jx-market-clerk",
                    "recognitions",
                    "{\"credential\":\"%s\",\"matter\":\"%s\",\"finding\":\"REFUSED\",\"reason\":\"NOT_COVERED\"}"
                            .formatted(issued.path("credential").asString(), matter));
        }
        wallet.fresh("zh");
        wallet.claim(issued.path("licenceId").asString());
        browser.find("uses").click();
        assertThat(browser.text("#recorded")).contains("事项：入学 ENTER-SCHOOL", "事项：MOVE-HOME");
        browser.inspect("wallet-uses-named-zh");
        browser.find("language").click();
        browser.await(ExpectedConditions.textToBePresentInElementLocated(
                By.id("recorded"), "Matter: Enter a school ENTER-SCHOOL"));
        browser.looks().look("wallet-uses-named-en");
    }

    @Test
    void a_revoked_licence_has_no_code_but_its_state_in_words() {
        wallet.fresh("zh");
        var id = wallet.licence();
        wallet.claim(id);
        provinces.post(
                "zj-market-approver",
                "licences/" + id + "/operations",
                "{\"operation\":\"END\",\"outcome\":\"REVOKED\",\"cause\":\"VIOLATION\"}");
        browser.open("/wallet/");
        browser.driver().navigate().refresh();
        browser.await(ExpectedConditions.elementToBeClickable(By.cssSelector(".paper")))
                .click();
        assertThat(browser.text("#why")).contains("吊销");
        assertThat(browser.driver().findElements(By.cssSelector("#show, #pdf"))).isEmpty();
        browser.inspect("wallet-revoked-zh");
    }

    /** What differs from the gateway's clock was kept when the phone's was still an hour behind. */
    @Test
    void a_phone_whose_clock_was_set_asks_again_by_the_gateway_s_time_and_its_codes_are_good() {
        wallet.fresh("zh");
        wallet.claim(wallet.licence());
        // away from the page that asks by itself
        browser.open("/wallet/");
        browser.driver().navigate().refresh();
        wallet.run("const { set } = await import('/wallet/assets/store.js'); await set('offset', 3600);");
        browser.await(ExpectedConditions.elementToBeClickable(By.cssSelector(".paper")))
                .click();
        browser.find("uses").click();
        assertThat(browser.text("#recorded")).contains("还没有别的地区");
        assertThat((Long) wallet.run(
                        "const { setting } = await import('/wallet/assets/store.js'); return setting('offset');"))
                .isBetween(-5L, 5L);
        browser.find("back").click();
        browser.find("show").click();
        browser.find("make-code").click();
        assertThat(verifier.verify(wallet.code()).code()).isEqualTo(VerdictCode.VALID);
        // the refusal stands there as well, and is no complaint about the next test's page
        assertThat(browser.driver().manage().logs().get(LogType.BROWSER).getAll())
                .anyMatch(entry -> entry.getMessage().contains("status of 403"));
    }

    @Test
    void a_clerk_makes_the_link_at_the_console_and_closes_a_lost_phone() {
        wallet.fresh("zh");
        var id = wallet.licence();
        browser.signIn("zj-market-clerk", "zh");
        browser.open("/console/licences/" + id);
        browser.click("to-wallet");
        browser.click("make-link");
        assertThat(browser.find("qr").getAttribute("innerHTML")).contains("<path");
        var link = Objects.requireNonNull(browser.find("link").getAttribute("value"));
        browser.inspect("console-wallet-link-zh");
        browser.driver().get(link);
        browser.find("claim").click();
        browser.find("show");
        browser.open("/console/licences/" + id + "/wallet");
        var old = browser.driver().findElement(By.tagName("html"));
        browser.driver().findElement(By.cssSelector(".lost summary")).click();
        browser.driver().findElement(By.cssSelector(".close-phone")).click();
        browser.awaitLeft(old);
        browser.find("closed");
        browser.inspect("console-wallet-closed-zh");
        browser.open("/wallet/");
        browser.await(ExpectedConditions.elementToBeClickable(By.cssSelector(".paper")))
                .click();
        assertThat(browser.text("#why")).contains("已关闭");
        assertThat(browser.driver().findElements(By.cssSelector("#show, #pdf"))).isEmpty();
        browser.inspect("wallet-closed-zh");
        browser.find("uses").click();
        assertThat(browser.text("#recorded")).contains("已关闭");
    }

    @Test
    void over_plain_http_from_another_machine_the_page_says_why_it_is_off() {
        browser.driver()
                .get("http://" + TestBrowser.ELSEWHERE + ":"
                        + provinces.gateway().uri("/").getPort() + "/wallet/");
        assertThat(browser.text("#plain")).containsAnyOf("--lan");
        assertThat(browser.driver().findElements(By.id("empty"))).isEmpty();
        browser.inspect("wallet-plain");
    }

    @ParameterizedTest
    @CsvSource({"MicroMessenger/8.0.50, 微信", "AlipayClient/10.5.90, 支付宝"})
    void inside_another_app_the_page_warns(String agent, String app) {
        browser.userAgent("Mozilla/5.0 Mobile " + agent);
        try {
            wallet.fresh("zh");
            assertThat(browser.text("#in-app")).contains(app).contains("在浏览器打开");
            browser.inspect("wallet-in-app-zh");
        } finally {
            browser.userAgent("");
        }
    }

    @Test
    void the_page_offers_to_be_installed_where_the_browser_lets_it_and_says_how_on_an_iphone() {
        // what this very browser offers is not waited for: the test offers itself
        var held = browser.driver().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", """
                window.addEventListener('beforeinstallprompt',
                  (event) => event.isTrusted && event.stopImmediatePropagation(), true);
                """));
        try {
            offered();
            onAnIphone();
        } finally {
            browser.driver()
                    .executeCdpCommand(
                            "Page.removeScriptToEvaluateOnNewDocument",
                            Map.of("identifier", Objects.requireNonNull(held.get("identifier"))));
        }
    }

    private static void offered() {
        wallet.fresh("zh");
        browser.find("empty");
        assertThat(browser.driver().findElements(By.id("install"))).isEmpty();
        assertThat(browser.script("""
                const offer = new Event('beforeinstallprompt', { cancelable: true });
                offer.prompt = async () => { window.asked = (window.asked ?? 0) + 1; };
                window.dispatchEvent(offer);
                return offer.defaultPrevented;
                """)).as("the browser's own bar is held back").isEqualTo(true);
        assertThat(browser.text("#install")).contains("装到桌面");
        browser.inspect("wallet-install-zh");
        browser.find("install-now").click();
        browser.await(driver -> browser.driver().findElements(By.id("install")).isEmpty() ? true : null);
        assertThat(browser.script("return window.asked")).isEqualTo(1L);
    }

    private static void onAnIphone() {
        browser.userAgent(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1");
        try {
            wallet.fresh("zh");
            assertThat(browser.text("#install")).contains("分享", "添加到主屏幕");
            assertThat(browser.driver().findElements(By.id("install-now"))).isEmpty();
            browser.inspect("wallet-install-apple-zh");
        } finally {
            browser.userAgent("");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_browser_that_does_not_promise_to_keep_the_wallet_is_named(boolean promised) {
        wallet.fresh("zh");
        browser.open("/wallet/#claim=" + wallet.secret(wallet.licence()));
        browser.find("claim");
        browser.script(
                "for (const [name, answer] of [['persisted', false], ['persist', arguments[0]]])"
                        + " Object.defineProperty(navigator.storage, name, { value: async () => answer })",
                promised);
        browser.find("claim").click();
        browser.find("show");
        browser.find("back").click();
        browser.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".paper")));
        var said = browser.driver().findElements(By.id("not-persistent"));
        if (promised) {
            assertThat(said).isEmpty();
        } else {
            assertThat(said).singleElement().satisfies(notice -> assertThat(notice.getText())
                    .contains("没有答应长期保存", "补发"));
            browser.inspect("wallet-not-persistent-zh");
        }
    }

    @Test
    void the_pdf_that_the_holder_keeps_has_a_code_that_verifiers_find_valid() throws Exception {
        wallet.fresh("zh");
        wallet.claim(wallet.licence());
        browser.script("URL.createObjectURL = (saved) => { window.saved = saved; return '#'; };"
                + " HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; }");
        browser.find("pdf").click();
        var saved = wallet.run("""
                while (!window.saved) await new Promise((done) => setTimeout(done));
                const bytes = new Uint8Array(await window.saved.arrayBuffer());
                return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
                """);
        try (var pdf = Loader.loadPDF(Base64.getDecoder().decode(saved.toString()))) {
            var page = new PDFRenderer(pdf).renderImageWithDPI(0, 200);
            var verdict = verifier.verify(PictureOfCode.textIn(page));
            assertThat(verdict.code()).as(verdict.checks().toString()).isEqualTo(VerdictCode.VALID);
            assertThat(verdict.document().orElseThrow().fields())
                    .extracting(ShownDocument.Field::value)
                    .contains(HOLDER);
        }
        assertThat(browser.script("return window.savedAs")).isEqualTo("licence.pdf");
        assertThat(browser.find("pdf").getAttribute("aria-busy")).isNull();
    }
}
