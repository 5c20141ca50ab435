// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.ExpectedConditions;

@ExtendWith(WithBrowser.class)
class PackagePageTest {

    private final Pages pages;

    PackagePageTest(Pages pages) {
        this.pages = pages;
    }

    @BeforeEach
    void fresh() {
        pages.fresh();
    }

    @Test
    void documents_that_hold_need_not_be_handed_in() {
        PageState.checkPackage(pages, "BOTH", "valid", "receipt");
        assertThat(pages.element(".package-answer").getAttribute("data-complete"))
                .isEqualTo("true");
        assertThat(pages.elements(".package-items .tone-GOOD, .package-items li.tone-GOOD"))
                .hasSize(2);
    }

    @Test
    void what_is_missing_or_no_longer_holds_is_asked_for() {
        pages.choose("en");
        PageState.checkPackage(pages, "BOTH", "suspended", "stranger");
        assertThat(pages.element(".package-answer").getAttribute("data-complete"))
                .isEqualTo("false");
        assertThat(pages.element(".verdict-word").getText()).isEqualTo("1 still to hand in, 1 not acceptable");
        assertThat(pages.element(".package-answer").getText())
                .contains("may not be used for now")
                .contains("Cannot be accepted: ask for one that is valid.")
                .contains("No code was shown for it.")
                .contains("Codes that answer nothing here");
        pages.verifyAnother();
        PageState.checkPackage(pages, "BOTH", "valid");
        assertThat(pages.element(".verdict-word").getText()).isEqualTo("1 still to hand in");
    }

    @Test
    void beside_an_answer_a_scan_and_a_link_are_asked_about_at_once_and_not_gathered() {
        PageState.checkPackage(pages, "ONE", "valid");
        pages.handScan(pages.ledger.text("revoked"));
        pages.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".verdict[data-code=REVOKED]")));
        pages.script("location.hash = '#' + arguments[0]", pages.ledger.text("suspended"));
        pages.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".verdict[data-code=SUSPENDED]")));
        pages.verifyAnother();
        assertThat(pages.elements("#gathered li")).isEmpty();
    }

    @Test
    void a_code_is_judged_when_it_is_shown_and_one_that_came_too_late_is_asked_for_again_and_not_gathered() {
        pages.choose("en");
        pages.byId("tab-package").click();
        pages.script("document.getElementById('here').value = '330000'; const real = window.fetch; window.sent = null;"
                + " window.fetch = (address, more) => { if (String(address).endsWith('package-checks')) window.sent = more.body;"
                + " return real(address, more); }");
        var now = Instant.now().getEpochSecond();
        gather(pages.ledger.wallet.shownAt(now - 100));
        pages.await(browser -> pages.byId("package-error").isDisplayed());
        assertThat(pages.byId("package-error").getText()).contains("Code too old");
        assertThat(pages.elements("#gathered li")).isEmpty();
        gather(pages.ledger.wallet.shownAt(now));
        pages.await(browser -> !pages.elements("#gathered .tone-GOOD").isEmpty());
        assertThat(pages.element("#gathered li").getText())
                .startsWith("Code 1: ")
                .contains(", Valid");
        gather(pages.ledger.text("receipt"));
        pages.await(browser -> pages.elements("#gathered .tone-GOOD").size() == 2);
        pages.byId("package-check").click();
        pages.awaitVerdict();
        assertThat(pages.element(".package-answer").getAttribute("data-complete"))
                .isEqualTo("true");
        assertThat(String.valueOf(pages.script("return window.sent")))
                .as("the note on the wallet's code, none on the printed one")
                .containsPattern("\"notes\":\\[\"[0-9]+\\.[0-9a-f]{64}\",null\\]");
    }

    private void gather(String text) {
        pages.script("document.getElementById('package-text').value = arguments[0]", text);
        pages.byId("package-text").sendKeys(Keys.ENTER);
    }

    @Test
    void the_better_of_two_codes_for_one_item_counts() {
        PageState.checkPackage(pages, "ONE", "suspended", "valid");
        assertThat(pages.element(".package-answer").getAttribute("data-complete"))
                .isEqualTo("true");
    }

    @Test
    void no_past_day_can_be_asked_about_with_several_codes_and_a_word_says_so() {
        pages.choose("en");
        pages.script("document.getElementById('date').value = '2026-11-01'");
        pages.byId("tab-package").click();
        pages.element(".more > summary").click();
        assertThat(pages.byId("date").isEnabled()).isFalse();
        assertThat(pages.byId("date-hint").isDisplayed()).isTrue();
        assertThat(pages.element(".more > summary").getText()).endsWith("now");
        pages.byId("tab-hand").click();
        assertThat(pages.byId("date").isEnabled()).isTrue();
        assertThat(pages.byId("date-hint").isDisplayed()).isFalse();
        assertThat(pages.element(".more > summary").getText()).endsWith("2026-11-01");
    }

    @Test
    void a_code_is_added_by_the_camera_and_removed_by_a_button() throws IOException {
        pages.filmShows(pages.ledger.text("valid"));
        pages.byId("tab-package").click();
        pages.byId("package-camera").click();
        pages.await(browser -> !pages.elements("#gathered .tone-GOOD").isEmpty());
        assertThat(pages.elements(".verdict")).as("no verdict of its own").isEmpty();
        pages.element("#gathered button").sendKeys(Keys.ENTER);
        assertThat(pages.elements("#gathered li")).isEmpty();
    }
}
