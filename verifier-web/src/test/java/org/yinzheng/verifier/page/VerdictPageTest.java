// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** What an answer shows, in both languages, and how fresh it is. */
@ExtendWith(WithBrowser.class)
class VerdictPageTest {

    private final Pages pages;

    VerdictPageTest(Pages pages) {
        this.pages = pages;
    }

    @BeforeEach
    void fresh() {
        pages.fresh();
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
        assertThat(pages.byId("live").getAttribute("textContent")).matches("有效。食品[^。]*市场监管局（演示）[^。]*签发。[^。]+。");
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
            pages.open("");
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
    void the_province_is_remembered() {
        pages.byId("tab-text").click();
        pages.element(".more > summary").click();
        pages.byId("here").findElement(By.cssSelector("option[value='330000']")).click();
        pages.open("");
        assertThat(pages.byId("here").getAttribute("value")).isEqualTo("330000");
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
    void the_elder_views_text_grows_step_by_step_to_an_end_and_is_remembered() {
        pages.elder(true);
        assertThat(sizes("larger", 5)).isEqualTo(List.of("20px", "22px", "24px", "27px", "30px", "30px"));
        pages.open("");
        assertThat(sizes("smaller", 5)).isEqualTo(List.of("30px", "27px", "24px", "22px", "20px", "20px"));
        pages.elder(false);
        assertThat(sizes("smaller", 0)).as("in the ordinary view").isEqualTo(List.of("16px"));
        assertThat(pages.element(".sizes").isDisplayed()).isFalse();
    }

    /** Of the page's text, as it is and after each click. */
    private List<?> sizes(String button, int clicks) {
        return pages.list(
                "const size = () => getComputedStyle(document.body).fontSize, all = [size()]; for (let i = 0; i < "
                        + clicks + "; i++) { document.getElementById('" + button
                        + "').click(); all.push(size()); } return all");
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
