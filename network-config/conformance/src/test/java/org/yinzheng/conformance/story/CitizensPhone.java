// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.yinzheng.conformance.browser.Visitor;
import org.yinzheng.launcher.process.Service;

/** A citizen's wallet on a phone. */
final class CitizensPhone {
    private static final int IDENTITY = -1;

    private final String wallet;
    private final Visitor visitor;

    CitizensPhone(RunningNetwork network, Visitor visitor) {
        wallet = network.address(Service.GATEWAY) + "/wallet/";
        this.visitor = visitor;
    }

    private void open(String address) {
        visitor.phone();
        visitor.go("about:blank");
        visitor.go(address);
    }

    void claims(String link, String licence) {
        open(wallet);
        visitor.seen("#empty");
        // the page remembers; this browser asks for English
        if (visitor.attribute("html", "lang").equals("en")) {
            visitor.click("#language");
        }
        open(link);
        assertThat(visitor.address()).as("the secret is out of the address").isEqualTo(wallet);
        visitor.click("#claim");
        visitor.seen("#claimed");
        assertThat(visitor.text("#facts")).contains(ClerksDesk.HOLDER, licence);
    }

    /** A preset is shown for a purpose, from the paper that is open; what stands on the screen then. */
    byte[] shows(String purpose) {
        visitor.click("#show");
        visitor.click("#preset-" + IDENTITY);
        assertThat(visitor.text("#preview")).contains(ClerksDesk.PERSON).doesNotContain(ClerksDesk.HIDDEN);
        visitor.type("#purpose", purpose);
        visitor.click("#make-code");
        awaitCode();
        looked("the code");
        awaitCode();
        return visitor.picture("#code");
    }

    private void awaitCode() {
        visitor.seen("#code");
        visitor.await(browser -> visitor.text("#code-text").startsWith("YZ1:"));
    }

    /** Who used it, as the wallet tells; read from the list on. */
    String uses() {
        open(wallet);
        visitor.click(".paper");
        visitor.click("#uses");
        visitor.seen("#recorded li");
        looked("who used it");
        visitor.seen("#recorded li");
        return visitor.text("#recorded");
    }

    /** What stands there instead of a way to show it. */
    String refusesToShow() {
        open(wallet);
        visitor.click(".paper");
        visitor.seen("#why");
        assertThat(visitor.has("#show")).as("a way to show it").isFalse();
        looked("a revoked licence");
        assertThat(visitor.has("#show, #make-code, canvas"))
                .as("a way to a code")
                .isFalse();
        return visitor.text("#why");
    }

    /** In English, and in the elder view in Chinese. */
    private void looked(String state) {
        String title = visitor.text("h1");
        visitor.click("#language");
        visitor.await(browser -> !visitor.text("h1").equals(title));
        visitor.look("the wallet, " + state + ", in English");
        visitor.click("#language");
        visitor.await(browser -> visitor.text("h1").equals(title));
        visitor.click("#elder");
        visitor.look("the wallet, " + state + ", in the elder view");
        visitor.click("#elder");
    }
}
