// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;

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
    void the_matter_is_changed_on_the_verdict_and_the_answer_follows() {
        pages.check(pages.ledger.text("valid"), "360000");
        assertThat(pages.verdict()).isEqualTo("VALID");
        pages.script("const s = document.getElementById('verdict-matter'); s.append(new Option('M-OTHER', 'M-OTHER'));"
                + " s.value = 'M-OTHER'; s.dispatchEvent(new Event('change'))");
        pages.await(
                ExpectedConditions.presenceOfElementLocated(By.cssSelector(".verdict[data-code=NOT_RECOGNISED_HERE]")));
        assertThat(pages.byId("verdict-matter").getAttribute("value")).isEqualTo("M-OTHER");
    }

    @Test
    void a_clerk_goes_on_to_record_a_recognition_with_the_code_behind_the_hash_only() {
        pages.check(pages.ledger.text("valid"), "360000");
        var address = String.valueOf(pages.element(".actions a").getAttribute("href"));
        assertThat(address.substring(0, address.indexOf('#'))).isEqualTo("https://gateway.example/console/hand-over");
        assertThat(address.substring(address.indexOf('#')))
                .startsWith("#here=360000&matter=&code=YZ1%3A")
                .contains(pages.ledger.text("valid").substring(4));
        pages.check(pages.ledger.text("valid"), "330000");
        assertThat(pages.elements(".actions a")).as("where it was issued").isEmpty();
        for (var other : new String[] {"receipt", "revoked"}) {
            pages.check(pages.ledger.text(other), "360000");
            assertThat(pages.elements(".actions a")).as(other).isEmpty();
        }
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
    void a_result_clears_itself_unless_it_is_kept_and_waits_while_a_form_is_open() {
        pages.check(pages.ledger.text("valid"));
        assertThat(pages.byId("countdown-words").getText()).containsPattern("1[12]\\d");
        pages.element(".all-checks summary").sendKeys(Keys.ENTER);
        pages.script("document.querySelector('.all-checks').dataset.pauses = ''");
        passes(200);
        assertThat(pages.elements(".verdict")).as("while a form is open").hasSize(1);
        pages.script("delete document.querySelector('.all-checks').dataset.pauses");
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

    private WebElement tabTo(String id) {
        for (int i = 0; i < 20 && !id.equals(pages.focused().getAttribute("id")); i++) {
            pages.focused().sendKeys(Keys.TAB);
        }
        assertThat(pages.focused().getAttribute("id")).isEqualTo(id);
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
