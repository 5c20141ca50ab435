// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
        pages.open("");
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
        assertThat(pages.element(".verdict-word").getText()).isEqualTo("2 still to hand in");
        assertThat(pages.element(".package-answer").getText())
                .contains("may not be used for now")
                .contains("No code was shown for it.")
                .contains("Codes that answer nothing here");
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
    void the_better_of_two_codes_for_one_item_counts() {
        PageState.checkPackage(pages, "ONE", "suspended", "valid");
        assertThat(pages.element(".package-answer").getAttribute("data-complete"))
                .isEqualTo("true");
    }

    @Test
    void a_code_is_added_by_the_camera_and_removed_by_a_button() throws IOException {
        pages.filmShows(pages.ledger.text("valid"));
        pages.byId("tab-package").click();
        pages.byId("package-camera").click();
        pages.await(browser -> !pages.elements("#gathered li").isEmpty());
        assertThat(pages.elements(".verdict")).as("no verdict of its own").isEmpty();
        pages.element("#gathered button").sendKeys(Keys.ENTER);
        assertThat(pages.elements("#gathered li")).isEmpty();
    }
}
