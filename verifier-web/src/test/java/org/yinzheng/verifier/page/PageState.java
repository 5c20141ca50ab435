// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** One of the things that the pages can show, and how to get there. */
record PageState(String name, Consumer<Pages> reach) {

    static List<PageState> all() {
        var states = new ArrayList<PageState>();
        states.add(new PageState("first", pages -> {}));
        for (var way : List.of("camera", "file", "text", "hand", "package")) {
            states.add(new PageState("way-" + way, pages -> way(pages, way)));
        }
        states.add(new PageState("assurance", pages -> {
            way(pages, "text");
            pages.byId("assurance-switch").click();
        }));
        states.add(new PageState("camera-open", PageState::cameraOpen));
        states.add(new PageState("slip", PageState::slip));
        Map.of(
                        "valid", "valid",
                        "revoked", "revoked",
                        "reversed", "reversed",
                        "replaced", "replaced",
                        "unknown-issuer", "stranger",
                        "partly-claimed", "partly claimed")
                .forEach((name, sample) ->
                        states.add(new PageState("verdict-" + name, pages -> pages.check(pages.ledger.text(sample)))));
        states.add(new PageState(
                "verdict-wallet",
                pages -> pages.check(pages.ledger.wallet.shownAt(Instant.now().getEpochSecond()))));
        states.add(new PageState("verdict-not-here", PageState::notHere));
        states.add(new PageState(
                "verdict-tampered", pages -> pages.check(SampleCodes.tampered(pages.ledger.text("valid")))));
        states.add(new PageState("verdict-unreadable", pages -> pages.check("YZ1:AAAA")));
        states.add(new PageState("all-checks", PageState::allChecks));
        states.add(new PageState("offline-first", pages -> offline(pages, 0)));
        states.add(new PageState("offline-valid", pages -> {
            offline(pages, 0);
            pages.checkHere(pages.ledger.text("valid"));
        }));
        states.add(new PageState("offline-old", pages -> {
            offline(pages, 30);
            pages.checkHere(pages.ledger.text("valid"));
        }));
        states.add(new PageState("record-genuine", pages -> record(pages, 0)));
        states.add(new PageState("record-changed", pages -> record(pages, 20)));
        states.add(new PageState("package-left", pages -> checkPackage(pages, "BOTH", "valid", "suspended")));
        states.add(new PageState("package-complete", pages -> checkPackage(pages, "BOTH", "valid", "receipt")));
        return states;
    }

    static void checkPackage(Pages pages, String id, String... samples) {
        way(pages, "package");
        pages.script(
                "const s = document.getElementById('package'); s.value = arguments[0];"
                        + " s.dispatchEvent(new Event('change'));"
                        + " document.getElementById('here').value = '330000'",
                id);
        for (var sample : samples) {
            pages.script("document.getElementById('package-text').value = arguments[0]", pages.ledger.text(sample));
            pages.byId("package-text").sendKeys(Keys.ENTER);
        }
        pages.byId("package-check").click();
        pages.await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(".package-answer")));
    }

    private static void way(Pages pages, String way) {
        pages.byId("tab-" + way).click();
    }

    private static void cameraOpen(Pages pages) {
        try {
            pages.filmShows(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        way(pages, "camera");
        pages.byId("camera-start").click();
        pages.await(ExpectedConditions.visibilityOfElementLocated(By.id("finder")));
    }

    private static void slip(Pages pages) {
        way(pages, "hand");
        pages.byId("look-up").click();
    }

    private static void notHere(Pages pages) {
        pages.check(pages.ledger.text("valid"), "360000");
        pages.script("const s = document.getElementById('verdict-matter'); s.append(new Option('M-OTHER', 'M-OTHER'));"
                + " s.value = 'M-OTHER'; s.dispatchEvent(new Event('change'))");
        pages.await(
                ExpectedConditions.presenceOfElementLocated(By.cssSelector(".verdict[data-code=NOT_RECOGNISED_HERE]")));
    }

    /** No network, and what the page carries so many hours old. */
    private static void offline(Pages pages, int hours) {
        pages.awaitCarried();
        pages.script(
                "const real = Date.now.bind(Date); Date.now = () => real() + arguments[0] * 3600 * 1000;"
                        + " document.getElementById('here').value = '330000'",
                hours);
        pages.offline(true);
        pages.await(browser -> "bundle".equals(pages.byId("freshness").getAttribute("data-source")));
    }

    /** The check of a record, as it was or with a character changed so far from its end. */
    private static void record(Pages pages, int changed) {
        pages.check(pages.ledger.text("valid"));
        pages.open(pages.recordOf(pages.ledger.text("valid"), changed));
        pages.await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(".record-answer")));
    }

    private static void allChecks(Pages pages) {
        pages.check(pages.ledger.text("revoked"));
        pages.element(".all-checks summary").sendKeys(Keys.ENTER);
    }

    @Override
    public String toString() {
        return name;
    }
}
