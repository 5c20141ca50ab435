// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.screens;

/** The citizens' wallet: empty, claiming, a document, choosing, the code, who used it, a revoked licence. */
final class WalletPages {
    private final Screen screen;
    private final Desk desk;
    private final Desk.Licence licence;

    WalletPages(Screen screen, Desk desk) {
        this.screen = screen;
        this.desk = desk;
        this.licence = desk.licence();
    }

    void take() {
        for (var look : Look.values()) {
            screen.look(look);
            screen.attempt("wallet", this::usual);
            screen.attempt("wallet, revoked", this::revoked);
        }
    }

    private void usual() {
        fresh();
        screen.seen("#empty");
        screen.take("wallet-empty");
        claim(licence.id());
        screen.take("wallet-claim");
        screen.click("#claim");
        screen.seen("#show");
        screen.take("wallet-paper");
        show();
        screen.click("#uses");
        screen.await(driver -> screen.has(".uses li"));
        screen.take("wallet-uses");
    }

    private void show() {
        screen.click("#show");
        screen.click("#preset--1");
        screen.type("#purpose", screen.look().language.equals("zh") ? "办理开户" : "Opening an account");
        screen.take("wallet-choose");
        screen.click("#make-code");
        screen.await(driver -> screen.has("#code-text"));
        screen.await(driver -> screen.text("#code-text").startsWith("YZ1:"));
        screen.take("wallet-code");
        desk.recognise(screen.text("#code-text"));
        screen.click("#done");
    }

    private void revoked() {
        var other = desk.licence();
        claim(other.id());
        screen.click("#claim");
        screen.seen("#show");
        desk.revoke(other.id());
        start();
        screen.await(driver -> screen.has(".paper"));
        screen.take("wallet-list");
        screen.click(".paper");
        screen.seen("#why");
        screen.take("wallet-revoked");
    }

    private void claim(String id) {
        screen.go("about:blank");
        screen.go(desk.gateway("/wallet/" + desk.link(id)));
        screen.seen("#claim");
    }

    private void start() {
        screen.go("about:blank");
        screen.go(desk.gateway("/wallet/"));
    }

    private void fresh() {
        start();
        screen.wait(
                "const done = arguments[arguments.length - 1];"
                        + "localStorage.setItem('language', arguments[0]); localStorage.setItem('elder', arguments[1]);"
                        + "(async () => { const store = await import('/wallet/assets/store.js');"
                        + " for (const one of await store.documents()) await store.remove(one.id); })().then(done)",
                screen.look().language,
                screen.look().elder ? "1" : "0");
        start();
    }
}
