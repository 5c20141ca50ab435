// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** An answer belongs to one question and one person: it goes by itself, and nothing of it comes over the next. */
@ExtendWith(WithBrowser.class)
class PassingResultTest {

    private final Pages pages;

    PassingResultTest(Pages pages) {
        this.pages = pages;
    }

    @BeforeEach
    void fresh() {
        pages.fresh();
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
}
