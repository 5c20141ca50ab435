// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.yinzheng.credential.text.QrText;
import org.yinzheng.credential.text.QrTextException;
import org.yinzheng.verifier.testledger.QrPictures;

@ExtendWith(WithBrowser.class)
class WalletPageTest {

    private final Pages pages;

    WalletPageTest(Pages pages) {
        this.pages = pages;
    }

    @BeforeEach
    void fresh() {
        pages.fresh();
    }

    @Test
    void a_wallets_code_is_good_for_a_minute_once_and_only_with_the_holders_key() {
        everyPresentation(pages);
    }

    @Test
    void only_the_answer_to_the_challenge_on_the_screen_is_accepted() throws IOException {
        pages.size(Pages.PHONE);
        pages.byId("assurance-switch").click();
        var first = challenge();
        var text = String.valueOf(pages.element("#challenge-code").getAttribute("data-text"));
        assertThat(QrPictures.read(pages.element("#challenge-code svg").getScreenshotAs(OutputType.BYTES)))
                .as("what a wallet's camera reads")
                .isEqualTo(text);
        pages.byId("challenge-new").click();
        var second = challenge();
        assertThat(second).isNotEqualTo(first);
        assertThat(verdict(pages, answer(Optional.empty(), first)))
                .as("the answer to another challenge")
                .isEqualTo("PRESENTATION_INVALID");
        assertThat(verdict(pages, pages.ledger.wallet.shownAt(now()))).isEqualTo("PRESENTATION_INVALID");
        assertThat(verdict(pages, pages.ledger.text("valid")))
                .as("a code that anybody can bear")
                .isEqualTo("PRESENTATION_INVALID");
        assertThat(verdict(pages, answer(Optional.empty(), second))).isEqualTo("VALID");
        pages.verifyAnother();
        assertThat(challenge()).as("once it was answered").isNotEqualTo(second);

        pages.byId("challenge-name").sendKeys("样例银行", Keys.TAB);
        pages.await(ExpectedConditions.invisibilityOfElementLocated(By.id("challenge-spoken")));
        var named = challenge();
        assertThat(verdict(pages, answer(Optional.empty(), named))).isEqualTo("PRESENTATION_INVALID");
        assertThat(verdict(pages, answer(Optional.of("样例银行"), named))).isEqualTo("VALID");
        pages.verifyAnother();
        pages.byId("assurance-switch").click();
        assertThat(verdict(pages, pages.ledger.text("valid"))).isEqualTo("VALID");
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private String answer(Optional<String> audience, byte[] nonce) {
        return pages.ledger.wallet.answering(audience, nonce, now());
    }

    /** The nonce that the screen shows: 8 bytes after the heads of list and byte string. */
    private byte[] challenge() {
        var text = String.valueOf(pages.element("#challenge-code").getAttribute("data-text"));
        assertThat(text).startsWith("YZC1:");
        try {
            return Arrays.copyOfRange(QrText.decode("YZ1:" + text.substring(5)), 2, 10);
        } catch (QrTextException e) {
            throw new AssertionError(text, e);
        }
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
        pages.checkHere(text);
        return pages.verdict();
    }
}
