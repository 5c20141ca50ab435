// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is typed from a receipt or licence by hand. */
@ExtendWith(WithBrowser.class)
class HandFormTest {

    private final Pages pages;

    HandFormTest(Pages pages) {
        this.pages = pages;
    }

    @BeforeEach
    void fresh() {
        pages.fresh();
    }

    @Test
    void slips_in_the_form_by_hand_are_named_at_their_field() {
        pages.byId("tab-hand").click();
        pages.byId("r-code").sendKeys("1234");
        pages.byId("look-up").click();
        assertThat(pages.byId("hand-error").getText()).isNotBlank();
        assertThat(pages.focused().getAttribute("id")).isEqualTo("r-code");
        assertThat(pages.focused().getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(pages.script("return document.querySelector('[for=r-code] + #hand-error') !== null"))
                .as("beside its input")
                .isEqualTo(true);
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

        pages.open("");
        pages.check(pages.ledger.text("valid"));
        pages.script("document.getElementById('r-check').value = 'a1b2c3'");
        pages.verifyAnother();
        assertThat(pages.byId("r-check").getAttribute("value")).isEmpty();
    }
}
