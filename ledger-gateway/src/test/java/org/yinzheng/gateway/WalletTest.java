// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.yinzheng.credential.verdict.ShownDocument;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verdict.VerdictCode;
import org.yinzheng.gateway.render.OtherDecoder;
import org.yinzheng.gateway.render.QrCode;
import org.yinzheng.pages.HeadlessChromium;

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
    private static WalletPage wallet;
    private static TestVerifier verifier;

    @BeforeAll
    static void start() {
        browser = TestBrowser.shared();
        wallet = new WalletPage(browser);
        verifier = new TestVerifier(provinces);
    }

    /** What the library in the browser says of a text, with the same bundle. */
    private static Object judgedInBrowser(String text, String asked) {
        return wallet.run("""
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
        wallet.fresh(language);
        browser.find("empty");
        browser.inspect("wallet-empty-" + language);
        browser.open("/wallet/#claim");
        assertThat(browser.find("claim-failed").getText())
                .as("of a link that lost a part")
                .containsAnyOf("没有这个领取链接", "This link is not known");
        // the browser complains of the refusal, as it should
        browser.driver().manage().logs().get(LogType.BROWSER);
        var id = wallet.licence();
        browser.open("/wallet/#claim=" + wallet.secret(id));
        browser.find("claim");
        assertThat(visited()).as("addresses in the history").noneMatch(address -> address.contains("claim="));
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
        var text = wallet.code();
        browser.inspect("wallet-code-" + language);
        assertThat(Integer.parseInt(
                        String.valueOf(browser.script("return document.getElementById('code').dataset.version"))))
                .isLessThanOrEqualTo(25);

        assertThat(wallet.scanned()).isEqualTo("https://verify.yinzheng.example/#" + text);

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
        wallet.fresh("zh");
        wallet.claim(wallet.licence());
        browser.await(driver -> HeadlessChromium.hasServiceWorker(browser.driver()));
        wallet.online(false);
        browser.driver().navigate().refresh();
        browser.find("offline");
        browser.await(ExpectedConditions.elementToBeClickable(By.cssSelector(".paper")))
                .click();
        browser.find("show").click();
        browser.find("preset-all").click();
        browser.find("make-code").click();
        var first = wallet.code();
        assertThat(verifier.verify(first).code()).isEqualTo(VerdictCode.VALID);
        assertThat(wallet.run("""
                const { readPicture } = await import('/assets/shared/decoder.js');
                await import('/wallet/assets/scanning.js');
                const picture = await new Promise((done) => document.getElementById('code').toBlob(done));
                return readPicture(picture, 'YZ1:');
                """))
                .as("what the decoder reads, which is kept with the page")
                .asString()
                .endsWith("#" + first);
        // a minute passes for the page
        browser.script("const now = Date.now.bind(Date); Date.now = () => now() + 61000;");
        var second = browser.await(driver -> wallet.code().equals(first) ? null : wallet.code());
        assertThat(browser.text("#left")).matches("[1-6]?[0-9]");
        assertThat(second).startsWith("YZ1:").isNotEqualTo(first);
        browser.find("done");
        wallet.online(true);
        browser.driver().manage().logs().get(LogType.BROWSER);
    }

    @Test
    void a_picture_of_a_code_is_too_old_after_90_seconds_and_a_bare_credential_is_none() {
        wallet.fresh("zh");
        wallet.claim(wallet.licence());
        var texts = (List<?>) wallet.run("""
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
    void the_answer_to_a_challenge_is_good_for_who_asked_and_for_nobody_else(@TempDir Path folder) throws IOException {
        wallet.fresh("en");
        wallet.claim(wallet.licence());
        var challenge = (List<?>) wallet.run("""
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
        scanned(challenge.get(0).toString(), folder);
        browser.find("make-code").click();
        var text = wallet.code();
        var asked = ", audience: 'counter 7', nonce: credential.ofHex('" + challenge.get(1) + "')";
        assertThat(judgedInBrowser(text, asked)).isEqualTo("VALID HOLDER");
        assertThat(judgedInBrowser(text, asked.replace("counter 7", "counter 8")))
                .asString()
                .startsWith("PRESENTATION_INVALID");
        assertThat(verifier.verify(text).code()).isEqualTo(VerdictCode.PRESENTATION_INVALID);
    }

    /** The addresses to which one can go back or forth. */
    private static List<String> visited() {
        var entries = (List<?>) Objects.requireNonNull(browser.driver()
                .executeCdpCommand("Page.getNavigationHistory", Map.of())
                .get("entries"));
        return entries.stream()
                .map(entry -> String.valueOf(((Map<?, ?>) entry).get("url")))
                .toList();
    }

    /** As a phone without a detector of its own does: by its camera, and from a picture. */
    private static void scanned(String challenge, Path folder) throws IOException {
        var code = QrCode.of(challenge, QrCode.Medium.SCREEN).png(8);
        browser.camera().sees(code);
        browser.script("delete window.BarcodeDetector; document.getElementById('challenge-text').value = ''");
        browser.find("challenge-scan").click();
        browser.await(ExpectedConditions.textToBe(By.id("challenge-for"), "The challenge is from: counter 7"));
        assertThat(typedChallenge()).isEqualTo(challenge);
        assertThat(browser.driver().findElements(By.cssSelector("#challenge-view video")))
                .as("the camera is off")
                .isEmpty();

        browser.script("document.getElementById('challenge-text').value = ''");
        var picture = browser.driver().findElement(By.id("challenge-picture"));
        var other = QrCode.of("https://verify.yinzheng.example/", QrCode.Medium.SCREEN)
                .png(8);
        picture.sendKeys(Files.write(folder.resolve("other.png"), other).toString());
        browser.await(
                ExpectedConditions.textToBePresentInElementLocated(By.id("choose-failed"), "no verifier's challenge"));
        assertThat(typedChallenge()).isEmpty();
        browser.inspect("wallet-challenge-none-en");
        picture.sendKeys(Files.write(folder.resolve("challenge.png"), code).toString());
        browser.await(ExpectedConditions.attributeToBe(By.id("challenge-text"), "value", challenge));
        assertThat(browser.driver().findElement(By.id("choose-failed")).isDisplayed())
                .isFalse();
    }

    private static String typedChallenge() {
        return String.valueOf(browser.find("challenge-text").getAttribute("value"));
    }

    /** Each choice of groups twice, by day and by night, as small as a phone of 360 pixels draws it. */
    @Test
    void what_the_browser_draws_is_read_by_decoders_that_are_not_ours(@TempDir Path folder)
            throws IOException, InterruptedException {
        wallet.fresh("zh");
        wallet.claim(wallet.licence());
        browser.find("show").click();
        browser.find("make-code").click();
        wallet.code();
        browser.looks().size(PageLooks.PHONE);
        var texts = new ArrayList<String>();
        var pictures = new ArrayList<Path>();
        for (var dark : List.of(false, true)) {
            browser.looks().dark(dark);
            for (int choice = 0; choice < CHOICES; choice++) {
                var drawn = (List<?>) wallet.run(DRAW, choice, texts.size());
                assertThat(drawn.get(1))
                        .as("pixels a module of choice %d", choice)
                        .isEqualTo(2L);
                texts.add("https://verify.yinzheng.example/#" + drawn.get(0));
                pictures.add(Files.write(folder.resolve(texts.size() + ".png"), browser.pictureOf(".plate")));
            }
        }
        browser.looks().dark(false);
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
    void a_code_that_was_asked_for_twice_is_one_showing_and_after_the_last_day_there_is_none() {
        wallet.fresh("zh");
        wallet.claim(wallet.licence());
        browser.find("show").click();
        browser.find("make-code");
        browser.script("""
                window.steps = 0;
                const push = history.pushState.bind(history);
                history.pushState = (...given) => { window.steps++; push(...given); };
                """);
        browser.script("const make = document.getElementById('make-code'); make.click(); make.click();");
        wallet.code();
        assertThat(browser.script("return window.steps")).as("steps back").isEqualTo(1L);
        browser.find("language").click();
        browser.await(driver -> browser.text("#done").equals("Done") ? true : null);
        wallet.code();
        assertThat(wallet.run("const { showings, documents } = await import('/wallet/assets/store.js');"
                        + " return (await showings((await documents())[0].id)).length;"))
                .as("showings noted")
                .isEqualTo(1L);

        wallet.run("""
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
        wallet.fresh("en");
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
        assertThat(wallet.code()).isEqualTo(issued.path("credential").asString());
        assertThat(wallet.scanned()).endsWith("#" + issued.path("credential").asString());
        assertThat(browser.driver().findElements(By.id("left"))).isEmpty();
        browser.inspect("wallet-receipt-code-en");
    }

    @Test
    void the_keyboard_alone_claims_and_shows_in_the_large_view() {
        wallet.fresh("zh");
        browser.script("localStorage.setItem('elder', '1')");
        browser.driver().navigate().refresh();
        browser.open("/wallet/#claim=" + wallet.secret(wallet.licence()));
        browser.find("claim");
        browser.key("claim");
        browser.find("show");
        browser.inspect("wallet-paper-elder");
        browser.key("show");
        browser.find("make-code");
        browser.inspect("wallet-choose-elder");
        browser.chooseByKeys("preset-open", "-1");
        browser.typeByKeys("purpose", "办理开户");
        browser.key("make-code");
        var verdict = verifier.verify(wallet.code());
        assertThat(verdict.code()).isEqualTo(VerdictCode.VALID);
        assertThat(verdict.presented().orElseThrow().purpose()).contains("办理开户");
        assertThat(verdict.document().orElseThrow().fields())
                .extracting(ShownDocument.Field::name)
                .contains("legalRepresentative")
                .doesNotContain("scope");
        browser.inspect("wallet-code-elder");
        browser.key("done");
        browser.find("show");
        browser.key("uses");
        assertThat(browser.text("#shown")).contains("只出示必需的", "办理开户").doesNotContain(HOLDER);
        browser.inspect("wallet-uses-elder");
    }
}
