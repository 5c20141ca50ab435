// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.screens;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The public page: ways to hand a code in, each verdict of the demo's codes, several codes at once, a record's check. */
final class VerifierPages {
    private static final List<String> WAYS = List.of("camera", "file", "text", "hand", "package");
    private static final Map<String, String> NAMES = Map.of("NOT_RECOGNISED_HERE", "not-here");

    private final Screen screen;
    private final Desk desk;

    VerifierPages(Screen screen, Desk desk) {
        this.screen = screen;
        this.desk = desk;
    }

    void take() {
        for (var look : Look.values()) {
            screen.look(look);
            open("");
            screen.take("verifier-first");
            for (var way : WAYS) {
                screen.attempt(way, () -> way(way));
            }
            for (var sample : samples()) {
                screen.attempt(sample, () -> verdict(sample));
            }
            screen.attempt("all checks", this::allChecks);
            screen.attempt("record", this::record);
            screen.attempt("offline", this::without);
        }
    }

    private void way(String way) {
        screen.click("#tab-" + way);
        screen.take("verifier-way-" + way);
    }

    private void verdict(String sample) {
        open("");
        screen.click("[data-sample=" + sample + "]");
        screen.seen(".verdict");
        screen.click("#keep");
        screen.take("verifier-" + name(sample));
    }

    /** In the look's language and view, which the page remembers. */
    private void open(String fragment) {
        screen.go("about:blank");
        screen.go(desk.verifier("/"));
        screen.script(
                "localStorage.setItem('language', arguments[0]); localStorage.setItem('elder', arguments[1])",
                screen.look().language,
                screen.look().elder ? "1" : "0");
        screen.go("about:blank");
        screen.go(desk.verifier("/" + fragment));
        screen.await(driver -> screen.has("html[data-ready]"));
    }

    private List<String> samples() {
        open("");
        return ((List<?>) screen.script(
                        "return [...document.querySelectorAll('[data-sample]')].map(e => e.dataset.sample)"))
                .stream().map(String::valueOf).toList();
    }

    private static String name(String sample) {
        return NAMES.getOrDefault(sample, sample.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private void allChecks() {
        open("");
        screen.click("[data-sample=REVOKED]");
        screen.seen(".verdict");
        screen.click("#keep");
        screen.click(".all-checks summary");
        screen.take("verifier-all-checks");
    }

    private void record() {
        open("");
        var link = String.valueOf(screen.wait("const done = arguments[arguments.length - 1]; (async () => {"
                + " const { samples } = await (await fetch('api/v1/demo-codes')).json();"
                + " const answer = await (await fetch('api/v1/verifications', {method: 'POST', headers:"
                + " {'Content-Type': 'application/json'}, body: JSON.stringify({text: samples[0].text, recordFor:"
                + " location.origin + '/'})})).json(); return answer.record.link; })().then(done)"));
        open(link.substring(link.indexOf('#')));
        screen.seen(".record-answer");
        screen.take("verifier-record");
    }

    /** Without a network, by the bundle. */
    private void without() {
        open("");
        screen.await(driver -> screen.has("#offline-ready[data-ready=true]"));
        screen.online(false);
        screen.script("window.dispatchEvent(new Event('offline'))");
        screen.await(driver -> screen.has("#freshness[data-source=bundle]"));
        screen.take("verifier-offline");
        screen.click("[data-sample=VALID]");
        screen.seen(".verdict");
        screen.click("#keep");
        screen.take("verifier-offline-valid");
        screen.online(true);
    }
}
