// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** The page without a mouse. */
@ExtendWith(WithBrowser.class)
class KeyboardPageTest {

    private final Pages pages;

    KeyboardPageTest(Pages pages) {
        this.pages = pages;
    }

    @BeforeEach
    void fresh() {
        pages.fresh();
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
}
