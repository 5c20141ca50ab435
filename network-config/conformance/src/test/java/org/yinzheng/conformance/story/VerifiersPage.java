// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.story;

import org.yinzheng.conformance.browser.Visitor;
import org.yinzheng.launcher.process.Service;

/** The public verifier's page on the phone of somebody at another province's counter. */
final class VerifiersPage {
    private final String page;
    private final Visitor visitor;

    VerifiersPage(RunningNetwork network, Visitor visitor) {
        page = network.address(Service.VERIFIER) + "/";
        this.visitor = visitor;
    }

    private void open() {
        visitor.phone();
        visitor.go("about:blank");
        visitor.go(page);
        visitor.await(browser -> visitor.has("html[data-ready]"));
        if (visitor.attribute("html", "lang").equals("en")) {
            visitor.click("#language");
        }
    }

    /** The first visit: the province is chosen once, and what is needed without a network comes along. */
    void installs(String province) {
        open();
        visitor.click(".more > summary");
        visitor.choose("#here", province);
        visitor.await(browser -> visitor.has("#offline-ready[data-ready=true]"));
        visitor.wait("const done = arguments[0]; navigator.serviceWorker.ready.then(() => done())");
    }

    /** Opens the page anew and holds a picture before its camera. */
    void scans(byte[] picture) {
        visitor.cameraSees(picture);
        open();
        // where the browser has asked before, the camera is open already and may have its answer: this opens it anew
        visitor.script("document.getElementById('camera-start').click()");
        visitor.seen(".verdict");
        visitor.script("document.getElementById('keep').click()");
    }

    String verdict() {
        return visitor.attribute(".verdict", "data-code");
    }

    String words() {
        return visitor.text(".verdict-word");
    }

    /** Who answered: BUNDLE for what the page carries. */
    String source() {
        return visitor.attribute(".verdict", "data-source");
    }

    String note() {
        return visitor.text(".source-note");
    }

    String facts() {
        return visitor.text(".facts");
    }

    String document() {
        return visitor.text(".document");
    }

    /** A clerk, signed in nowhere yet, goes on from the verdict; the answer stays where it is. */
    void handsOver(Runnable work) {
        visitor.forgetCookies();
        visitor.beside(".actions a[href*='&code=']", work);
    }

    /** In English, and in the elder view in Chinese. */
    void looked(String state) {
        String word = words();
        visitor.click("#language");
        visitor.await(browser -> !words().equals(word));
        visitor.look("the verifier's page, " + state + ", in English");
        visitor.click("#language");
        visitor.await(browser -> words().equals(word));
        visitor.click("#elder");
        visitor.look("the verifier's page, " + state + ", in the elder view");
        visitor.click("#elder");
    }
}
