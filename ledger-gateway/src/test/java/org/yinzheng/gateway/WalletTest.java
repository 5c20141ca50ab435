// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.yinzheng.credential.verdict.ShownDocument;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verdict.VerdictCode;
import org.yinzheng.gateway.render.OtherDecoder;

/** A citizen's way from the link to a verdict, in a real browser: the key is the browser's, the credential the ledger's. */
class WalletTest {
    private static final String HOLDER = "虚构湖山餐饮管理有限公司";

    /** How many groups a food licence has, and so how many choices of one group or of all. */
    private static final int CHOICES = 6;

    /** Draws on the page's own canvas a code of one choice, as of another second each time; says text and pixels a module. */
    private static final String DRAW = """
            const { show, openWallet } = await import('/assets/credential/index.js');
            const { stopPresenting } = await import('/wallet/assets/presenting.js');
            stopPresenting();
            const { draw } = await import('/wallet/assets/code.js');
            const { documents } = await import('/wallet/assets/store.js');
            const [one] = await documents();
            const wallet = openWallet(one.credential);
            const groups = [...wallet.groups.keys()];
            const [choice, second] = given;
            const chosen = choice === 0 ? [] : choice > groups.length ? groups : [groups[choice - 1]];
            const shown = await show(wallet, chosen, { now: Math.floor(Date.now() / 1000) + second, purpose: '办理开户（仅供虚构银行）' }, one.key);
            const canvas = document.getElementById('code');
            draw(canvas, one.verifier, shown.text);
            return [shown.text, canvas.width / (17 + 4 * Number(canvas.dataset.version) + 8)];
            """;

    private static final TestProvinces provinces = TestProvinces.shared();

    private static TestBrowser browser;
    private static TestVerifier verifier;

    @BeforeAll
    static void start() {
        verifier = new TestVerifier(provinces);
        browser = TestBrowser.start(provinces.gateway());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static String licence() {
        return provinces
                .post("zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"))
                .body()
                .path("licenceId")
                .asString();
    }

    private static String secret(String licenceId) {
        var made = provinces.as("zj-market-clerk").post("/api/v1/licences/" + licenceId + "/wallet-links", "{}");
        return TestWallet.secret(made.body().path("link").asString());
    }

    /** The wallet without documents, in a language. */
    private static void fresh(String language) {
        online(true);
        browser.open("/wallet/");
        browser.script("localStorage.setItem('language', arguments[0]); localStorage.setItem('elder', '0')", language);
        run("""
                const store = await import('/wallet/assets/store.js');
                for (const one of await store.documents()) await store.remove(one.id);
                """);
        browser.driver().navigate().refresh();
    }

    private static void claim(String licenceId) {
        browser.open("/wallet/#claim=" + secret(licenceId));
        browser.find("claim").click();
        browser.find("show");
    }

    private static Object run(String script, Object... given) {
        var answer = (Map<?, ?>) browser.driver()
                .executeAsyncScript(
                        "const done = arguments[arguments.length - 1]; const given = [...arguments].slice(0, -1);"
                                + " (async () => { " + script + " })().then((value) => done({ value }),"
                                + " (fault) => done({ fault: String(fault?.stack ?? fault) }));",
                        given);
        assertThat(answer.get("fault")).isNull();
        return Objects.requireNonNullElse(answer.get("value"), "");
    }

    private static void online(boolean on) {
        browser.driver().executeCdpCommand("Network.enable", Map.of());
        browser.driver()
                .executeCdpCommand(
                        "Network.emulateNetworkConditions",
                        Map.of("offline", !on, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** The code on the screen, as text. */
    private static String code() {
        browser.find("code");
        return browser.await(driver -> {
            var text = String.valueOf(browser.script("return document.getElementById('code-text').textContent"));
            return text.startsWith("YZ1:") ? text : null;
        });
    }

    /** What a decoder that is not ours reads from the picture. */
    private static String scanned() {
        var url = String.valueOf(browser.script("return document.getElementById('code').toDataURL('image/png')"));
        try {
            var picture = ImageIO.read(
                    new ByteArrayInputStream(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1))));
            int width = picture.getWidth();
            int height = picture.getHeight();
            var pixels = picture.getRGB(0, 0, width, height, null, 0, width);
            var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
            // the picture is the code and nothing else, so there is nothing to look for
            return new QRCodeReader()
                    .decode(bitmap, Map.of(DecodeHintType.PURE_BARCODE, true))
                    .getText();
        } catch (IOException | ReaderException e) {
            throw new AssertionError("the code does not read", e);
        }
    }

    /** What the library in the browser says of a text, with the same bundle. */
    private static Object judgedInBrowser(String text, String asked) {
        return run("""
                const credential = await import('/assets/credential/index.js');
                const [text, bundle, key] = given;
                const now = Math.floor(Date.now() / 1000);
                const opened = await credential.openBundle(credential.ofHex(bundle), [credential.ofHex(key)], now);
                const verdict = await credential.verify(text, credential.offlineContext(opened, {
                  now, here: '330000', limitSeconds: 3600,
                  asked: { seen: new credential.SeenPresentations().of('counter') %s } }));
                return `${verdict.code} ${verdict.assurance ?? ''}`.trim();
                """.formatted(asked), text, verifier.carried(), verifier.attesting());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void a_holder_claims_shows_one_group_and_both_verifiers_say_valid(String language) {
        fresh(language);
        browser.find("empty");
        browser.inspect("wallet-empty-" + language);
        var id = licence();
        browser.open("/wallet/#claim=" + secret(id));
        browser.find("claim");
        assertThat(browser.script("return location.href + history.length"))
                .asString()
                .doesNotContain("claim");
        browser.inspect("wallet-claim-" + language);
        browser.find("claim").click();
        browser.find("claimed");
        assertThat(browser.text("#facts")).contains(HOLDER).contains(id);
        browser.inspect("wallet-paper-" + language);

        browser.find("show").click();
        browser.find("preset-open");
        assertThat(browser.text("#preview")).contains(HOLDER).doesNotContain("甄示例");
        browser.find("preset--1").click();
        assertThat(browser.text("#preview")).contains("甄示例").doesNotContain("热食类");
        assertThat(browser.text("#hidden")).isNotEmpty();
        browser.type("purpose", "办理开户");
        browser.type("recipient", "虚构银行");
        browser.inspect("wallet-choose-" + language);
        browser.find("make-code").click();
        var text = code();
        browser.inspect("wallet-code-" + language);
        assertThat(Integer.parseInt(
                        String.valueOf(browser.script("return document.getElementById('code').dataset.version"))))
                .isLessThanOrEqualTo(25);

        assertThat(scanned()).isEqualTo("https://verify.yinzheng.example/#" + text);

        var verdict = verifier.verify(text);
        assertThat(verdict.code()).as(verdict.checks().toString()).isEqualTo(VerdictCode.VALID);
        assertThat(verdict.assurance()).isEqualTo(Verdict.Assurance.HOLDER);
        assertThat(verdict.presented().orElseThrow().purpose().orElseThrow())
                .contains("办理开户")
                .contains("虚构银行");
        assertThat(verdict.document().orElseThrow().fields())
                .extracting(ShownDocument.Field::name)
                .containsExactly(
                        "identifier", "licenceNumber", "holderName", "socialCreditCode", "legalRepresentative");
        assertThat(judgedInBrowser(text, "")).isEqualTo("VALID HOLDER");
    }

    @Test
    void without_a_network_the_wallet_opens_and_renews_its_code() {
        fresh("zh");
        claim(licence());
        run(
                "await navigator.serviceWorker.ready; while (!navigator.serviceWorker.controller)"
                        + " await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));");
        online(false);
        browser.driver().navigate().refresh();
        browser.find("offline");
        browser.await(ExpectedConditions.elementToBeClickable(By.cssSelector(".paper")))
                .click();
        browser.find("show").click();
        browser.find("preset-all").click();
        browser.find("make-code").click();
        var first = code();
        assertThat(verifier.verify(first).code()).isEqualTo(VerdictCode.VALID);
        // a minute passes for the page
        browser.script("const now = Date.now.bind(Date); Date.now = () => now() + 61000;");
        var second = browser.await(driver -> code().equals(first) ? null : code());
        assertThat(browser.text("#left")).matches("[1-6]?[0-9]");
        assertThat(second).startsWith("YZ1:").isNotEqualTo(first);
        browser.find("done");
        online(true);
        browser.driver().manage().logs().get(LogType.BROWSER);
    }

    @Test
    void a_picture_of_a_code_is_too_old_after_90_seconds_and_a_bare_credential_is_none() {
        fresh("zh");
        claim(licence());
        var texts = (List<?>) run("""
                const { show, openWallet } = await import('/assets/credential/index.js');
                const { encodeText } = await import('/assets/credential/text.js');
                const { documents } = await import('/wallet/assets/store.js');
                const [one] = await documents();
                const now = Math.floor(Date.now() / 1000);
                const old = await show(openWallet(one.credential), [-1], { now: now - 95 }, one.key);
                return [old.text, encodeText(one.credential)];
                """);
        assertThat(verifier.verify(texts.get(0).toString()).code()).isEqualTo(VerdictCode.PRESENTATION_EXPIRED);
        assertThat(judgedInBrowser(texts.get(0).toString(), "")).asString().startsWith("PRESENTATION_EXPIRED");
        assertThat(verifier.verify(texts.get(1).toString()).code()).isEqualTo(VerdictCode.PRESENTATION_INVALID);
        assertThat(judgedInBrowser(texts.get(1).toString(), "")).asString().startsWith("PRESENTATION_INVALID");
    }

    @Test
    void the_answer_to_a_challenge_is_good_for_who_asked_and_for_nobody_else() {
        fresh("en");
        claim(licence());
        var challenge = (List<?>) run("""
                const { newChallenge, writeChallenge, hex } = await import('/assets/credential/index.js');
                const challenge = newChallenge('counter 7', 16);
                return [writeChallenge(challenge), hex(challenge.nonce)];
                """);
        browser.find("show").click();
        browser.await(ExpectedConditions.elementToBeClickable(By.cssSelector("#challenge summary")))
                .click();
        browser.type("challenge-text", "not one");
        browser.find("make-code").click();
        assertThat(browser.text("#choose-failed")).contains("no challenge");
        browser.inspect("wallet-challenge-en");
        browser.type("challenge-text", challenge.get(0).toString());
        browser.find("make-code").click();
        var text = code();
        var asked = ", audience: 'counter 7', nonce: credential.ofHex('" + challenge.get(1) + "')";
        assertThat(judgedInBrowser(text, asked)).isEqualTo("VALID HOLDER");
        assertThat(judgedInBrowser(text, asked.replace("counter 7", "counter 8")))
                .asString()
                .startsWith("PRESENTATION_INVALID");
        assertThat(verifier.verify(text).code()).isEqualTo(VerdictCode.PRESENTATION_INVALID);
    }

    /** Each choice of groups twice, by day and by night, as small as a phone of 360 pixels draws it. */
    @Test
    void what_the_browser_draws_is_read_by_decoders_that_are_not_ours(@TempDir Path folder)
            throws IOException, InterruptedException {
        fresh("zh");
        claim(licence());
        browser.find("show").click();
        browser.find("make-code").click();
        code();
        browser.size(TestBrowser.PHONE);
        var texts = new ArrayList<String>();
        var pictures = new ArrayList<Path>();
        for (var dark : List.of(false, true)) {
            browser.dark(dark);
            for (int choice = 0; choice < CHOICES; choice++) {
                var drawn = (List<?>) run(DRAW, choice, texts.size());
                assertThat(drawn.get(1))
                        .as("pixels a module of choice %d", choice)
                        .isEqualTo(2L);
                texts.add("https://verify.yinzheng.example/#" + drawn.get(0));
                pictures.add(Files.write(folder.resolve(texts.size() + ".png"), browser.pictureOf(".plate")));
            }
        }
        browser.dark(false);
        for (var picture : pictures) {
            var seen = ImageIO.read(picture.toFile());
            assertThat(seen.getRGB(seen.getWidth() / 2, 6) & 0xffffff)
                    .as("the quiet zone of %s", picture)
                    .isEqualTo(0xffffff);
        }
        for (var decoder : OtherDecoder.values()) {
            decoder.assumeHere();
            assertThat(decoder.texts(pictures)).as("what %s reads", decoder).isEqualTo(texts);
        }
    }

    @Test
    void the_wallet_reads_aloud_what_it_shows_where_there_is_a_chinese_voice_and_only_there() {
        fresh("zh");
        claim(licence());
        assertThat(browser.driver().findElement(By.id("aloud")).isDisplayed()).isFalse();
        var voice = browser.driver().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", """
                window.spoken = [];
                const voices = ['zh-HK', 'zh-CN', 'en-GB'].map((lang) => ({ lang }));
                Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
                  getVoices: () => voices, cancel() {}, speak: (words) => window.spoken.push(words.lang + ' ' + words.text) }) });
                window.SpeechSynthesisUtterance = function (text) { this.text = text; };
                """));
        try {
            browser.driver().navigate().refresh();
            browser.await(ExpectedConditions.elementToBeClickable(By.cssSelector(".paper")))
                    .click();
            browser.find("aloud").click();
            browser.find("show").click();
            browser.find("preset--1").click();
            browser.find("aloud").click();
            browser.find("make-code").click();
            browser.find("code");
            browser.find("aloud").click();
            browser.find("language").click();
            browser.await(driver -> browser.text("#done").equals("Done") ? true : null);
            browser.find("aloud").click();
            var spoken = (List<?>) browser.script("return window.spoken");
            assertThat(spoken).hasSize(4);
            assertThat(spoken.get(0).toString()).startsWith("zh-CN 食品经营许可证。有效").contains(HOLDER);
            assertThat(spoken.get(1).toString())
                    .startsWith("zh-CN 对方将看到")
                    .contains("甄示例")
                    .contains("不会看到");
            assertThat(spoken.get(2).toString()).startsWith("zh-CN 请对方扫码");
            assertThat(spoken.get(3).toString()).startsWith("en-GB Let the other side scan. ");
        } finally {
            browser.driver()
                    .executeCdpCommand(
                            "Page.removeScriptToEvaluateOnNewDocument",
                            Map.of("identifier", Objects.requireNonNull(voice.get("identifier"))));
        }
    }

    @Test
    void a_code_that_was_asked_for_twice_is_one_showing_and_after_the_last_day_there_is_none() {
        fresh("zh");
        claim(licence());
        browser.find("show").click();
        browser.find("make-code");
        var steps = browser.script("return history.length");
        browser.script("const make = document.getElementById('make-code'); make.click(); make.click();");
        code();
        assertThat(browser.script("return history.length - arguments[0]", steps))
                .as("steps back")
                .isEqualTo(1L);
        browser.find("language").click();
        browser.await(driver -> browser.text("#done").equals("Done") ? true : null);
        code();
        assertThat(run("const { showings, documents } = await import('/wallet/assets/store.js');"
                        + " return (await showings((await documents())[0].id)).length;"))
                .as("showings noted")
                .isEqualTo(1L);

        run("""
                const { documents, keep } = await import('/wallet/assets/store.js');
                const [one] = await documents();
                await keep({ ...one, standing: { ...one.standing, validTo: '2026-01-01' } });
                // without an answer of the gateway, which knows better
                window.fetch = () => Promise.reject(new TypeError('no network'));
                const now = Date.now.bind(Date);
                Date.now = () => now() + 61000;
                """);
        browser.find("why");
        assertThat(browser.driver().findElements(By.id("code"))).isEmpty();
        browser.find("back").click();
        browser.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".paper [data-state=EXPIRED]")));
    }

    @Test
    void what_was_removed_stays_removed_and_skipping_to_the_content_loses_nothing() {
        fresh("en");
        claim(licence());
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
        var left = run("""
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
        fresh("zh");
        claim(licence());
        browser.script("""
                const real = window.fetch;
                const use = (more) => ({ agency: { zh: '虚构政务中心', en: 'A made-up centre' }, region: { zh: '江西', en: 'Jiangxi' },
                  matter: 'FOOD-PERMIT', finding: 'RECOGNISED', reason: null, at: 1795000000, thisCredential: true, ...more });
                const uses = [use({ fields: [2, 4] }), use({ fields: null, finding: 'REFUSED', reason: 'TRIAL' }),
                  use({ fields: [2], thisCredential: false })];
                window.fetch = (address, ...more) => String(address).endsWith('/uses')
                  ? Promise.resolve(new Response(JSON.stringify({ now: Math.floor(Date.now() / 1000), uses }))) : real(address, ...more);
                """);
        browser.find("uses").click();
        browser.find("recorded");
        var told = browser.driver().findElements(By.cssSelector("#recorded li")).stream()
                .map(WebElement::getText)
                .toList();
        assertThat(told).hasSize(3).allSatisfy(use -> assertThat(use)
                .contains("虚构政务中心", "江西", "FOOD-PERMIT")
                .doesNotContain(HOLDER, "undefined", "null"));
        assertThat(told.get(0)).contains("经营者名称", "法定代表人");
        assertThat(told.get(1)).contains("TRIAL");
        assertThat(told.get(2)).contains("(");
        browser.inspect("wallet-uses-zh");
    }

    @Test
    void a_receipt_is_shown_as_the_code_that_anybody_can_bear() {
        var issued = provinces.firstReceipt("33060428");
        var made = provinces
                .as("zj-hospital-clerk")
                .post(
                        "/api/v1/receipts/%s/%s/wallet-links"
                                .formatted(
                                        issued.path("code").asString(),
                                        issued.path("number").asString()),
                        "{}");
        fresh("en");
        browser.open(
                "/wallet/#claim=" + TestWallet.secret(made.body().path("link").asString()));
        browser.find("claim").click();
        browser.find("show");
        assertThat(browser.text("#facts")).contains(issued.path("number").asString());
        browser.inspect("wallet-receipt-en");
        browser.find("show").click();
        browser.find("make-code");
        assertThat(browser.driver().findElements(By.cssSelector("#presets, #purpose, #challenge")))
                .isEmpty();
        assertThat(browser.text("#preview")).contains(issued.path("number").asString());
        browser.find("make-code").click();
        assertThat(code()).isEqualTo(issued.path("credential").asString());
        assertThat(scanned()).endsWith("#" + issued.path("credential").asString());
        assertThat(browser.driver().findElements(By.id("left"))).isEmpty();
        browser.inspect("wallet-receipt-code-en");
    }

    @Test
    void a_revoked_licence_has_no_code_but_its_state_in_words() {
        fresh("zh");
        var id = licence();
        claim(id);
        provinces.post(
                "zj-market-approver",
                "licences/" + id + "/operations",
                "{\"operation\":\"END\",\"outcome\":\"REVOKED\",\"cause\":\"VIOLATION\"}");
        browser.open("/wallet/");
        browser.driver().navigate().refresh();
        browser.await(ExpectedConditions.elementToBeClickable(By.cssSelector(".paper")))
                .click();
        assertThat(browser.text("#why")).contains("吊销");
        assertThat(browser.driver().findElements(By.id("show"))).isEmpty();
        browser.inspect("wallet-revoked-zh");
    }

    @Test
    void a_clerk_makes_the_link_at_the_console_and_closes_a_lost_phone() {
        fresh("zh");
        var id = licence();
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
        browser.driver().findElement(By.cssSelector(".close-phone")).click();
        browser.awaitLeft(old);
        browser.find("closed");
        browser.inspect("console-wallet-closed-zh");
        browser.open("/wallet/");
        browser.await(ExpectedConditions.elementToBeClickable(By.cssSelector(".paper")))
                .click();
        assertThat(browser.text("#why")).contains("已关闭");
        browser.inspect("wallet-closed-zh");
    }

    @Test
    void the_keyboard_alone_claims_and_shows_in_the_large_view() {
        fresh("zh");
        browser.script("localStorage.setItem('elder', '1')");
        browser.driver().navigate().refresh();
        browser.open("/wallet/#claim=" + secret(licence()));
        browser.find("claim");
        browser.key("claim");
        browser.find("show");
        browser.inspect("wallet-paper-elder");
        browser.key("show");
        browser.find("make-code");
        browser.inspect("wallet-choose-elder");
        browser.key("make-code");
        assertThat(verifier.verify(code()).code()).isEqualTo(VerdictCode.VALID);
        browser.inspect("wallet-code-elder");
        browser.key("done");
        browser.find("show");
        browser.key("uses");
        assertThat(browser.text("#shown")).contains("只出示必需的").doesNotContain(HOLDER);
        browser.inspect("wallet-uses-elder");
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

    @Test
    void inside_another_app_the_page_warns() {
        browser.driver()
                .executeCdpCommand(
                        "Network.setUserAgentOverride", Map.of("userAgent", "Mozilla/5.0 Mobile MicroMessenger/8.0"));
        try {
            fresh("zh");
            assertThat(browser.text("#in-app")).contains("微信").contains("在浏览器打开");
            browser.inspect("wallet-in-app-zh");
        } finally {
            browser.driver().executeCdpCommand("Network.setUserAgentOverride", Map.of("userAgent", ""));
        }
    }
}
