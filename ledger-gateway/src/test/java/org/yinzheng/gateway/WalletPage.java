// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;

/** The wallet in the tests' browser, and what it needs of an agency. */
final class WalletPage {
    private final TestProvinces provinces = TestProvinces.shared();
    private final TestBrowser browser;

    WalletPage(TestBrowser browser) {
        this.browser = browser;
    }

    String licence() {
        return provinces
                .post("zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"))
                .body()
                .path("licenceId")
                .asString();
    }

    String secret(String licenceId) {
        var made = provinces.as("zj-market-clerk").post("/api/v1/licences/" + licenceId + "/wallet-links", "{}");
        return TestWallet.secret(made.body().path("link").asString());
    }

    /** The wallet without documents, in a language. */
    void fresh(String language) {
        online(true);
        browser.open("/wallet/");
        browser.script("localStorage.setItem('language', arguments[0]); localStorage.setItem('elder', '0')", language);
        run("""
                const store = await import('/wallet/assets/store.js');
                for (const one of await store.documents()) await store.remove(one.id);
                """);
        browser.driver().navigate().refresh();
    }

    void claim(String licenceId) {
        browser.open("/wallet/#claim=" + secret(licenceId));
        browser.find("claim").click();
        browser.find("show");
    }

    Object run(String script, Object... given) {
        var answer = (Map<?, ?>) browser.driver()
                .executeAsyncScript(
                        "const done = arguments[arguments.length - 1]; const given = [...arguments].slice(0, -1);"
                                + " (async () => { " + script + " })().then((value) => done({ value }),"
                                + " (fault) => done({ fault: String(fault?.stack ?? fault) }));",
                        given);
        assertThat(answer.get("fault")).isNull();
        return Objects.requireNonNullElse(answer.get("value"), "");
    }

    /** With a network, pages come past the service worker: through it each takes half as long again. */
    void online(boolean on) {
        browser.driver().executeCdpCommand("Network.enable", Map.of());
        browser.driver().executeCdpCommand("Network.setBypassServiceWorker", Map.of("bypass", on));
        browser.driver()
                .executeCdpCommand(
                        "Network.emulateNetworkConditions",
                        Map.of("offline", !on, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** The code on the screen, as text. */
    String code() {
        browser.find("code");
        return browser.await(driver -> {
            var text = String.valueOf(browser.script("return document.getElementById('code-text').textContent"));
            return text.startsWith("YZ1:") ? text : null;
        });
    }

    /** What a decoder that is not ours reads from the picture. */
    String scanned() {
        var url = String.valueOf(browser.script("return document.getElementById('code').toDataURL('image/png')"));
        try {
            var picture = ImageIO.read(
                    new ByteArrayInputStream(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1))));
            int width = picture.getWidth();
            int height = picture.getHeight();
            var pixels = picture.getRGB(0, 0, width, height, null, 0, width);
            var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
            // the picture is the code and nothing else, so there is nothing to look for
            return new QRCodeReader()
                    .decode(bitmap, Map.of(DecodeHintType.PURE_BARCODE, true))
                    .getText();
        } catch (IOException | ReaderException e) {
            throw new AssertionError("the code does not read", e);
        }
    }
}
