// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.yinzheng.verifier.testledger.QrPictures;

@ExtendWith(WithBrowser.class)
class VerdictPageTest {

    private final Pages pages;

    VerdictPageTest(Pages pages) {
        this.pages = pages;
    }

    @BeforeEach
    void fresh() {
        pages.fresh();
        pages.open("");
    }

    @Test
    void a_good_document_gets_its_word_its_issuer_and_date_its_checks_and_what_to_do_in_this_order() {
        pages.choose("zh");
        pages.check(pages.ledger.text("valid"));
        assertThat(pages.verdict()).isEqualTo("VALID");
        assertThat(pages.element(".issued").getText()).contains("市场监管局（演示）").containsPattern("20\\d\\d");
        assertThat(tops(".verdict-word", ".issued", ".glance", ".todo", ".document"))
                .isSorted();
        assertThat(pages.elements(".glance li")).hasSize(6);
        assertThat(pages.element(".document").getText()).contains("虚构小吃店");
        assertThat(pages.byId("live").getAttribute("textContent")).contains("市场监管局（演示）");
        assertThat(pages.focused().getAttribute("class")).contains("verdict");
    }

    @Test
    void every_verdict_has_word_icon_reason_and_next_step() {
        for (var name : List.of("revoked", "suspended", "taken in", "unrecorded", "reversed", "claimed", "stranger")) {
            pages.check(pages.ledger.text(name));
            assertThat(pages.element(".verdict-word").getText()).as(name).isNotBlank();
            assertThat(pages.elements(".verdict-head .icon")).as(name).hasSize(1);
            assertThat(pages.element(".glance .decides .said").getText())
                    .as(name)
                    .isNotBlank();
            assertThat(pages.element(".todo").getText()).as(name).isNotBlank();
        }
    }

    @Test
    void nothing_of_a_tampered_code_is_shown_as_content() {
        pages.check(SampleCodes.tampered(pages.ledger.text("valid")));
        assertThat(pages.verdict()).isEqualTo("TAMPERED");
        assertThat(pages.elements(".document, .issued")).isEmpty();
        assertThat(pages.element("main").getText()).doesNotContain("虚构小吃店").doesNotContain("市场监管局");
    }

    @Test
    void a_storage_that_never_answers_does_not_hold_up_the_page() {
        var held = pages.browser()
                .executeCdpCommand(
                        "Page.addScriptToEvaluateOnNewDocument",
                        Map.of("source", "caches.open = () => new Promise(() => undefined)"));
        try {
            pages.check(pages.ledger.text("valid"));
            assertThat(pages.verdict()).isEqualTo("VALID");
        } finally {
            pages.browser().executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", held);
        }
    }

    @Test
    void the_matter_is_changed_on_the_verdict_and_the_answer_follows() {
        pages.check(pages.ledger.text("valid"), "360000");
        assertThat(pages.verdict()).isEqualTo("VALID");
        pages.script("const s = document.getElementById('verdict-matter'); s.append(new Option('M-OTHER', 'M-OTHER'));"
                + " s.value = 'M-OTHER'; s.dispatchEvent(new Event('change'))");
        pages.await(
                ExpectedConditions.presenceOfElementLocated(By.cssSelector(".verdict[data-code=NOT_RECOGNISED_HERE]")));
        assertThat(pages.byId("verdict-matter").getAttribute("value")).isEqualTo("M-OTHER");
        pages.choose("zh");
        assertThat(pages.element("#verdict-matter option:checked").getText()).isEqualTo("另一件事");
        assertThat(pages.element("#record-sheet").getAttribute("textContent"))
                .contains("另一件事")
                .doesNotContain("M-OTHER");
    }

    @Test
    void a_clerk_goes_on_to_record_a_recognition_with_the_code_behind_the_hash_only() {
        pages.check(pages.ledger.text("valid"), "360000");
        var address = clerkLinks().get(0);
        assertThat(address).startsWith("https://gateway.example/console/hand-over#here=360000&matter=&code=YZ1%3A");
        assertThat(address).contains(pages.ledger.text("valid").substring(4));
        pages.check(pages.ledger.text("valid"), "330000");
        assertThat(clerkLinks()).as("where it was issued").noneMatch(link -> link.contains("code="));
        for (var other : new String[] {"receipt", "revoked"}) {
            pages.check(pages.ledger.text(other), "360000");
            assertThat(clerkLinks()).as(other).noneMatch(link -> link.contains("code="));
        }
    }

    @Test
    void what_only_the_server_could_read_in_a_file_is_changed_and_recorded_like_a_scanned_code() throws IOException {
        var picture = Files.write(pages.folder().resolve("licence.png"), QrPictures.png(pages.ledger.text("valid")));
        pages.script("Worker.prototype.postMessage = () => { throw new Error('no decoder here'); };"
                + " document.getElementById('here').value = '360000'");
        pages.byId("tab-file").click();
        pages.byId("file").sendKeys(picture.toString());
        pages.awaitVerdict();
        assertThat(pages.element(".verdict").getAttribute("data-source")).isEqualTo("IMAGE");
        assertThat(clerkLinks().get(0))
                .contains("code=YZ1%3A" + pages.ledger.text("valid").substring(4));
        pages.script("const s = document.getElementById('verdict-here'); s.value = '330000';"
                + " s.dispatchEvent(new Event('change'))");
        pages.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".verdict[data-source=TEXT]")));
    }

    @Test
    void a_clerk_has_the_service_rated_from_any_answer_on_a_document_and_takes_nothing_of_it_along() {
        for (var shown : new String[] {"valid", "receipt", "revoked"}) {
            // receipts of this ledger are entitled to at home only
            pages.check(pages.ledger.text(shown), shown.equals("receipt") ? "330000" : "360000");
            assertThat(clerkLinks()).as(shown).contains("https://gateway.example/console/hand-over#then=rate&matter=");
        }
        pages.choose("zh");
        assertThat(pages.element(".actions a[href*=rate]").getText()).isEqualTo("请群众评价（工作人员）");
        pages.script("const s = document.getElementById('verdict-matter'); s.append(new Option('M-OTHER', 'M-OTHER'));"
                + " s.value = 'M-OTHER'; s.dispatchEvent(new Event('change'))");
        pages.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".actions a[href$='matter=M-OTHER']")));
        pages.check(SampleCodes.tampered(pages.ledger.text("valid")));
        assertThat(clerkLinks()).as("what is no document").isEmpty();
    }

    private List<String> clerkLinks() {
        return pages.elements(".actions a").stream()
                .map(link -> String.valueOf(link.getAttribute("href")))
                .toList();
    }

    @Test
    void the_province_is_remembered() {
        pages.byId("tab-text").click();
        pages.element(".more > summary").click();
        pages.byId("here").findElement(By.cssSelector("option[value='330000']")).click();
        pages.open("");
        assertThat(pages.byId("here").getAttribute("value")).isEqualTo("330000");
    }

    @Test
    void a_result_clears_itself_unless_it_is_kept_and_waits_while_a_matter_is_chosen() {
        pages.check(pages.ledger.text("valid"));
        assertThat(pages.byId("countdown-words").getText()).containsPattern("1[12]\\d");
        pages.script("document.getElementById('verdict-matter').focus()");
        passes(200);
        assertThat(pages.elements(".verdict")).as("while a matter is chosen").hasSize(1);
        pages.script("document.activeElement.blur()");
        pages.script("window.dispatchEvent(new Event('beforeprint'))");
        passes(200);
        assertThat(pages.elements(".verdict")).as("while it prints").hasSize(1);
        pages.script("window.dispatchEvent(new Event('afterprint'))");
        passes(100);
        pages.byId("keep").click();
        passes(200);
        assertThat(pages.elements(".verdict")).as("once it is kept").hasSize(1);

        pages.check(pages.ledger.text("valid"));
        passes(121);
        pages.await(ExpectedConditions.invisibilityOfElementLocated(By.id("result-view")));
        assertThat(pages.element("body").getAttribute("textContent")).doesNotContain("虚构小吃店");
        assertThat(pages.byId("live").getAttribute("textContent")).isNotBlank();
    }

    @Test
    void a_slow_answer_never_comes_over_a_later_question_nor_back_after_it_was_cleared() {
        pages.script(
                "const real = window.fetch; window.held = []; window.late = 0; window.fetch = async (...asked) => {"
                        + " const answer = await real(...asked);"
                        + " if (window.hold && String(asked[0]).endsWith('verifications'))"
                        + " { await new Promise((go) => window.held.push(go)); window.late++; } return answer; }");
        pages.script("window.hold = true");
        type(pages.ledger.text("revoked"));
        pages.await(browser -> Long.valueOf(1).equals(pages.script("return window.held.length")));
        pages.script("window.hold = false");
        pages.checkHere(pages.ledger.text("valid"));
        pages.script("window.held.pop()()");
        settled(1);
        assertThat(pages.verdict()).as("after the earlier answer came").isEqualTo("VALID");

        pages.script("window.hold = true");
        pages.script("const s = document.getElementById('verdict-matter'); s.append(new Option('M-OTHER', 'M-OTHER'));"
                + " s.value = 'M-OTHER'; s.dispatchEvent(new Event('change'))");
        pages.await(browser -> Long.valueOf(1).equals(pages.script("return window.held.length")));
        pages.verifyAnother();
        pages.script("window.held.pop()()");
        settled(2);
        assertThat(pages.byId("result-view").isDisplayed()).as("once cleared").isFalse();
        assertThat(pages.element("body").getAttribute("aria-busy")).isNull();
    }

    /** Without waiting for a verdict. */
    private void type(String text) {
        pages.byId("tab-text").click();
        pages.script("document.getElementById('text').value = arguments[0]", text);
        pages.byId("check").click();
    }

    /** So many held answers arrived, and so did another one that was asked for after them. */
    private void settled(int late) {
        pages.await(browser -> Long.valueOf(late).equals(pages.script("return window.late")));
        pages.browser()
                .executeAsyncScript("const done = arguments[arguments.length - 1];"
                        + " fetch('api/v1/view').then((answer) => answer.json()).then(() => setTimeout(done))");
    }

    @Test
    void a_question_about_the_past_says_so_on_the_verdict_and_is_not_the_next_persons() {
        pages.choose("en");
        var day = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(2).toString();
        pages.script(
                "document.getElementById('here').value = '330000';"
                        + " document.getElementById('date').value = arguments[0]",
                day);
        pages.checkHere(pages.ledger.text("expired"));
        assertThat(pages.verdict()).as("on its last day").isEqualTo("VALID");
        for (var shown : List.of(".verdict-head", "#record-sheet .record-verdict")) {
            assertThat(String.valueOf(pages.element(shown).getAttribute("textContent")))
                    .as(shown)
                    .contains("Valid (as of " + day + ")")
                    .doesNotContain("current");
        }
        assertThat(pages.element(".todo").getText()).doesNotContain("may be accepted");
        assertThat(pages.element(".source-note").getText()).contains("not how it stands now");
        pages.verifyAnother();
        assertThat(pages.byId("date").getAttribute("value")).isEmpty();
        pages.checkHere(pages.ledger.text("expired"));
        assertThat(pages.verdict()).isEqualTo("EXPIRED");

        pages.verifyAnother();
        pages.script("document.getElementById('date').value = arguments[0]", day);
        pages.checkHere(pages.ledger.text("expired"));
        passes(121);
        pages.await(ExpectedConditions.visibilityOfElementLocated(By.id("ask-view")));
        assertThat(pages.byId("date").getAttribute("value")).isEmpty();
    }

    /** Lets the page's clock jump, and waits until the countdown looked at it. */
    private void passes(int seconds) {
        var before = pages.byId("countdown-words").getAttribute("textContent");
        pages.script(
                "const real = performance.now.bind(performance); const jump = arguments[0] * 1000;"
                        + " performance.now = () => real() + jump;",
                seconds);
        pages.script("window.looked = 0; const id = setInterval(() => { window.looked++; if (window.looked > 1)"
                + " clearInterval(id); }, 1000)");
        pages.await(browser -> Long.valueOf(2).equals(pages.script("return window.looked")));
        assertThat(before).isNotNull();
    }

    @Test
    void the_demos_codes_are_one_click_each() {
        assertThat(pages.elements("#sample-buttons button")).hasSize(3);
        pages.element("[data-sample=SUSPENDED]").click();
        pages.awaitVerdict();
        assertThat(pages.verdict()).isEqualTo("SUSPENDED");
    }

    @Test
    void the_freshness_of_the_view_is_always_shown() {
        pages.choose("en");
        assertThat(pages.byId("view").getText()).matches("Ledger read to block \\d+, last entry .*");
        pages.check(pages.ledger.text("valid"));
        assertThat(pages.byId("view").isDisplayed()).isTrue();
        assertThat(pages.element(".facts").getText()).contains("ledger block");
    }

    @Test
    void a_service_that_cannot_tell_or_whose_clock_is_wrong_is_not_taken_for_a_missing_network() {
        pages.choose("en");
        answersOfTheView("503, { 'Content-Type': 'application/problem+json' }", "{ code: 'VIEW_UNAVAILABLE' }");
        assertThat(pages.byId("view").getText())
                .contains("cannot read its view")
                .doesNotContain("No network");
        pages.choose("zh");
        assertThat(pages.byId("view").getText()).contains("读不到");
        pages.choose("en");
        answersOfTheView(
                "200, { 'Content-Type': 'application/json' }",
                "{ height: 7, ageSeconds: -604800, clocksDiffer: true, fresh: false, alarms: [] }");
        assertThat(pages.byId("view").getText())
                .contains("block 7")
                .contains("differ")
                .doesNotContain("ago");
        answersOfTheView("503, { 'Content-Type': 'text/html' }", "{}");
        assertThat(pages.byId("freshness").getAttribute("data-source")).isNotEqualTo("service");
    }

    /** From now on, and asked for at once. */
    private void answersOfTheView(String statusAndHeaders, String body) {
        pages.browser()
                .executeAsyncScript("const done = arguments[arguments.length - 1]; window.real ??= window.fetch;"
                        + " const [status, headers] = [" + statusAndHeaders + "];"
                        + " window.fetch = (address, ...more) => String(address).endsWith('api/v1/view')"
                        + " ? Promise.resolve(new Response(JSON.stringify(" + body + "), { status, headers }))"
                        + " : String(address).includes('/attestation') ? Promise.reject(new TypeError('not now'))"
                        + " : window.real(address, ...more);"
                        + " window.before = document.getElementById('view').textContent;"
                        + " window.dispatchEvent(new Event('online')); setTimeout(done)");
        pages.await(browser -> Boolean.TRUE.equals(
                pages.script("return document.getElementById('view').textContent !== window.before")));
    }

    @Test
    void the_keyboard_alone_goes_from_the_first_screen_to_the_verdict_and_back() {
        pages.byId("tab-text").sendKeys(Keys.ENTER);
        pages.focused().sendKeys(Keys.HOME);
        assertThat(pages.focused().getAttribute("id")).isEqualTo("text");
        pages.script("document.getElementById('text').value = arguments[0]", pages.ledger.text("valid"));
        tabTo("check").sendKeys(Keys.ENTER);
        pages.awaitVerdict();
        assertThat(pages.verdict()).isEqualTo("VALID");
        pages.focused().sendKeys(Keys.TAB, Keys.TAB);
        assertThat(pages.focused().getAttribute("id")).isEqualTo("verdict-matter");
        pages.focused().sendKeys(Keys.TAB);
        pages.focused().sendKeys(Keys.ENTER);
        pages.await(ExpectedConditions.visibilityOfElementLocated(By.id("ask-view")));
        assertThat(pages.focused().getAttribute("id")).isEqualTo("text");
    }

    @Test
    void the_keyboard_alone_scans_in_another_region_and_goes_on_to_record_it() throws IOException {
        pages.filmShows(pages.ledger.text("valid"));
        pages.byId("tab-text").sendKeys(Keys.HOME);
        assertThat(pages.focused().getAttribute("id")).isEqualTo("tab-camera");
        tabTo("what the place is folded in", element -> element.getTagName().equals("summary"))
                .sendKeys(Keys.ENTER);
        var here = tabTo("here");
        for (int i = 0; i < 5 && !"360000".equals(here.getAttribute("value")); i++) {
            here.sendKeys(Keys.ARROW_DOWN);
        }
        for (int i = 0; i < 10 && !"camera-start".equals(pages.focused().getAttribute("id")); i++) {
            pages.focused().sendKeys(Keys.chord(Keys.SHIFT, Keys.TAB));
        }
        tabTo("camera-start").sendKeys(Keys.ENTER);
        pages.awaitVerdict();
        assertThat(pages.verdict()).isEqualTo("VALID");
        var record = tabTo("the link to record it", element -> String.valueOf(element.getAttribute("href"))
                .contains("code=YZ1"));
        assertThat(String.valueOf(record.getAttribute("href"))).contains("here=360000");
    }

    private WebElement tabTo(String id) {
        return tabTo(id, element -> id.equals(element.getAttribute("id")));
    }

    private WebElement tabTo(String what, Predicate<WebElement> wanted) {
        for (int i = 0; i < 30 && !wanted.test(pages.focused()); i++) {
            pages.focused().sendKeys(Keys.TAB);
        }
        assertThat(wanted.test(pages.focused()))
                .as("the tab key reaches %s", what)
                .isTrue();
        return pages.focused();
    }

    @Test
    void the_language_changes_everything_and_is_remembered() {
        pages.choose("zh");
        pages.check(pages.ledger.text("valid"));
        var chinese = pages.element(".verdict-word").getText();
        pages.byId("language").click();
        assertThat(pages.element(".verdict-word").getText()).isNotEqualTo(chinese);
        pages.open("");
        assertThat(pages.element("h1").getText()).isEqualTo("Is this licence or receipt genuine?");
        assertThat(pages.elements("[data-i18n]")).allSatisfy(element -> assertThat(element.getAttribute("textContent"))
                .as("text of %s", element.getAttribute("data-i18n"))
                .isNotBlank());
        // this browser asks for English: only what was remembered is Chinese
        pages.choose("zh");
        pages.open("");
        assertThat(pages.element("h1").getText()).isEqualTo("这份证照或票据是真的吗？");
    }

    @Test
    void slips_in_the_form_by_hand_are_named_at_their_field() {
        pages.byId("tab-hand").click();
        pages.byId("r-code").sendKeys("1234");
        pages.byId("look-up").click();
        assertThat(pages.byId("hand-error").getText()).isNotBlank();
        assertThat(pages.focused().getAttribute("id")).isEqualTo("r-code");
    }

    @Test
    void the_form_by_hand_takes_full_width_digits_and_keeps_nothing_when_a_result_goes() {
        pages.byId("tab-hand").click();
        pages.script(
                "for (const [id, value] of Object.entries({'date': '2026-11-23', 'r-code': '３３０６０１２６', 'r-number': '０００００００００１',"
                        + " 'r-check': 'ａ１b2c3', 'r-date': '2026-11-22', 'r-total': '￥１，２３４．５０'}))"
                        + " document.getElementById(id).value = value;"
                        + " window.sent = null; window.fetch = (address, { body }) => { window.sent = body; return new Promise(() => {}); }");
        pages.byId("look-up").click();
        assertThat(String.valueOf(pages.script("return window.sent")))
                .contains(
                        "\"code\":\"33060126\"",
                        "\"number\":\"0000000001\"",
                        "\"checkValue\":\"a1b2c3\"",
                        "\"totalFen\":123450",
                        "\"asOf\":\"2026-11-23\"");

        pages.check(pages.ledger.text("valid"));
        pages.script("document.getElementById('r-check').value = 'a1b2c3'");
        pages.verifyAnother();
        assertThat(pages.byId("r-check").getAttribute("value")).isEmpty();
    }

    @Test
    void nothing_is_complained_about_and_nothing_is_fetched_from_elsewhere() {
        pages.browser().manage().logs().get(LogType.BROWSER);
        pages.check(pages.ledger.text("valid"));
        assertThat(pages.browser().manage().logs().get(LogType.BROWSER).getAll())
                .extracting(LogEntry::getMessage)
                .as("the browser's complaints")
                .isEmpty();
        assertThat(pages.list("return performance.getEntriesByType('resource').map(e => new URL(e.name).host)"
                        + ".filter(host => host !== location.host)"))
                .isEmpty();
    }

    private List<Long> tops(String... selectors) {
        return List.of(selectors).stream()
                .map(selector -> (Long) pages.script(
                        "return Math.round(document.querySelector(arguments[0])"
                                + ".getBoundingClientRect().top + scrollY)",
                        selector))
                .toList();
    }
}
