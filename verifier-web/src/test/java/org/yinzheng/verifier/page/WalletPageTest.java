// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithBrowser.class)
class WalletPageTest {

    private final Pages pages;

    WalletPageTest(Pages pages) {
        this.pages = pages;
    }

    @BeforeEach
    void fresh() {
        pages.fresh();
        pages.open("");
    }

    @Test
    void a_wallets_code_is_good_for_a_minute_once_and_only_with_the_holders_key() {
        everyPresentation(pages);
    }

    /** In the page as it is open now, which answers by the service or by what it carries. */
    static void everyPresentation(Pages pages) {
        var wallet = pages.ledger.wallet;
        var now = Instant.now().getEpochSecond();
        var shown = wallet.shownAt(now);
        assertThat(verdict(pages, shown)).isEqualTo("VALID");
        pages.choose("zh");
        assertThat(pages.element(".facts").getText()).contains("持有人以本人密钥出示", "办理开户");
        assertThat(pages.element(".document").getText()).contains("虚构小吃店");
        pages.choose("en");
        assertThat(pages.element(".facts").getText()).contains("shown with the holder's own key");

        assertThat(verdict(pages, shown)).as("shown a second time").isEqualTo("PRESENTATION_REPLAYED");
        assertThat(verdict(pages, wallet.shownAt(now - 100)))
                .as("a picture of a hundred seconds ago")
                .isEqualTo("PRESENTATION_EXPIRED");
        assertThat(verdict(pages, wallet.bare())).as("without the holder").isEqualTo("PRESENTATION_INVALID");
        assertThat(pages.elements(".document")).isEmpty();
        var english = pages.element(".verdict-word").getText();
        pages.choose("zh");
        assertThat(pages.element(".verdict-word").getText()).isNotBlank().isNotEqualTo(english);
        assertThat(pages.element(".todo").getText()).isNotBlank();
        pages.verifyAnother();
    }

    private static String verdict(Pages pages, String text) {
        if (pages.byId("result-view").isDisplayed()) {
            pages.verifyAnother();
        }
        pages.checkHere(text);
        return pages.verdict();
    }
}
