// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The network is cut by the test; what the page answers then comes from what it carries. */
@ExtendWith(WithBrowser.class)
class OfflinePageTest {

    private static final String LOOKED_AT = "document.dispatchEvent(new Event('visibilitychange'))";

    private final Pages pages;
    private final Relay network;

    OfflinePageTest(Pages pages) throws IOException {
        this.pages = pages;
        this.network = Relay.to(pages.verifier().address());
    }

    @BeforeEach
    void visitedOnceWithANetwork() {
        pages.at(network.address());
        pages.throughServiceWorker(true);
        pages.fresh();
        pages.choose("zh");
        pages.awaitCarried();
    }

    @AfterEach
    void done() throws IOException {
        pages.throughServiceWorker(false);
        pages.at(pages.verifier().address());
        network.close();
    }

    @Test
    void without_a_network_the_page_opens_and_answers_from_what_it_carries() throws IOException {
        network.cut();
        pages.open("");
        verdicts("valid", "VALID", "330000");
        verdicts("valid", "VALID", "360000");
        assertThat(pages.element(".verdict").getAttribute("data-source")).isEqualTo("BUNDLE");
        assertThat(pages.byId("view").getText()).contains("没有网络");
        assertThat(pages.element(".source-note").getText()).contains("本机按离线数据核验");
        pages.choose("en");
        assertThat(pages.element(".source-note").getText()).contains("No network");
        verdicts("revoked", "REVOKED", "330000");
        verdicts("suspended", "SUSPENDED", "330000");
        verdicts("stranger", "UNKNOWN_ISSUER", "330000");
        verdicts("receipt", "STATUS_UNKNOWN", "330000");
        pages.elder(true);
        assertThat(pages.byId("view").isDisplayed()).isTrue();
    }

    @Test
    void what_it_carries_grows_old_and_is_never_green_then_but_still_knows_what_ended() throws IOException {
        network.cut();
        pages.open("");
        pages.script("const real = Date.now.bind(Date); Date.now = () => real() + 25 * 3600 * 1000");
        pages.checkHere(pages.ledger.text("valid"));
        assertThat(pages.verdict()).isEqualTo("STATUS_UNKNOWN");
        assertThat(pages.elements(".verdict.tone-CAUTION")).hasSize(1);
        assertThat(pages.element(".glance .decides .said").getText()).containsPattern("20\\d\\d年\\d+月\\d+日");
        assertThat(pages.elements("#freshness.old")).hasSize(1);
        pages.byId("keep").click();
        pages.verifyAnother();
        pages.checkHere(pages.ledger.text("revoked"));
        assertThat(pages.verdict()).isEqualTo("REVOKED");
    }

    @Test
    void a_wallets_code_is_judged_without_a_network_too() throws IOException {
        network.cut();
        pages.open("");
        WalletPageTest.everyPresentation(pages);
        pages.checkHere(pages.ledger.lost.shownAt(Instant.now().getEpochSecond()));
        assertThat(pages.verdict()).as("what a lost phone shows").isEqualTo("SUPERSEDED");
        assertThat(pages.element(".verdict").getAttribute("data-source")).isEqualTo("BUNDLE");
    }

    @Test
    void with_the_network_back_the_service_answers_again() throws IOException {
        network.cut();
        pages.open("");
        verdicts("valid", "VALID", "330000");
        network.mend();
        verdicts("valid", "VALID", "330000");
        assertThat(pages.element(".verdict").getAttribute("data-source")).isEqualTo("TEXT");
        pages.await(browser -> "service".equals(pages.byId("freshness").getAttribute("data-source")));
    }

    @Test
    void
            a_line_that_breaks_or_is_narrow_while_a_bundle_is_renewed_leaves_what_there_was_and_a_list_that_is_gone_is_left_out() {
        var renewed = pages.browser().executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                (async () => {
                  const { carried } = await import('./assets/carried.js');
                  const place = await caches.open('carried');
                  const lists = (await place.keys()).map(({ url }) => url).filter((url) => url.includes('/status-lists/'));
                  const former = lists[0].replace(/[0-9a-f]{64}/, 'f'.repeat(64));
                  await place.put(former, new Response('of the bundle before'));
                  await place.delete(lists[0]);
                  const real = window.fetch, clock = Date.now.bind(Date);
                  const listsAre = (answer) => { window.fetch = (address, ...more) =>
                    String(address).includes('status-lists') ? answer() : real(address, ...more); };
                  Date.now = () => clock() + 20 * 60_000;
                  listsAre(() => Promise.reject(new TypeError('no network')));
                  const broken = await carried.renew().then(() => 'renewed', () => 'failed');
                  const kept = Boolean(await place.match(former));
                  const problem = (code, status) => () => Promise.resolve(new Response(JSON.stringify({ code }),
                    { status, headers: { 'Content-Type': 'application/problem+json' } }));
                  listsAre(problem('TOO_MANY_REQUESTS', 429));
                  const narrow = await carried.renew().then(() => 'renewed', () => 'failed');
                  listsAre(problem('NOT_FOUND', 404));
                  const without = await carried.renew().then(() => 'renewed', () => 'failed');
                  listsAre(() => Promise.resolve(new Response('another list')));
                  const other = await carried.renew().then(() => 'renewed', () => 'failed');
                  return [broken, kept, narrow, without, Boolean(await place.match(former)), other, Boolean(await place.match(lists[0]))];
                })().then(done, (fault) => done([String(fault)]));
                """);
        assertThat(renewed).isEqualTo(List.of("failed", true, "failed", "renewed", false, "renewed", false));
    }

    @Test
    void the_page_that_is_kept_is_of_one_release_byte_by_byte() {
        var worker = new String(pages.verifier().bytes("service-worker.js").body(), StandardCharsets.UTF_8);
        var kept = pages.browser().executeAsyncScript("""
                        const done = arguments[arguments.length - 1];
                        (async () => {
                          const asked = [], handlers = {};
                          const self = { registration: { scope: new URL('.', location.href).href }, addEventListener: (name, handler) => { handlers[name] = handler; } };
                          const caches = { open: async () => ({ addAll: async (requests) => asked.push(...requests) }) };
                        """ + worker + """
                                  let installed;
                                  handlers.install({ waitUntil: (work) => { installed = work; } });
                                  await installed;
                                  const answers = await Promise.all(asked.map((request) => fetch(request)));
                                  const other = asked.find(({ url }) => url.endsWith('app.js'));
                                  const mixed = await fetch(other.url.replace('app.js', 'page.js'), { integrity: other.integrity }).then(() => 'kept', () => 'refused');
                                  return [asked.length - Object.keys(FILES).length, asked.every(({ integrity }) => integrity.startsWith('sha256-')),
                                    answers.every(({ ok }) => ok), mixed];
                                })().then(done, (fault) => done([String(fault)]));
                                """);
        assertThat(kept).isEqualTo(List.of(1L, true, true, "refused"));
    }

    /** A network that broke, or a release that changed over: there is nothing then whose newer version could be looked for. */
    @Test
    void a_page_that_could_not_be_kept_at_first_is_kept_when_it_is_looked_for_again() {
        var kept = pages.browser().executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                (async () => {
                  const place = navigator.serviceWorker, register = place.register.bind(place), looks = [];
                  for (const one of await place.getRegistrations()) await one.unregister();
                  place.register = () => Promise.reject(new TypeError('no network'));
                  window.setInterval = (look, every) => looks.push({ look, every });
                  const { installed } = await import('./assets/installed.js?anew');
                  await installed.start(() => false);
                  const failed = (await place.getRegistrations()).length;
                  place.register = register;
                  const hourly = looks.filter(({ every }) => every === 3_600_000);
                  for (const { look } of hourly) await look();
                  return [failed, hourly.length, (await place.getRegistrations()).length];
                })().then(done, (fault) => done([String(fault)]));
                """);
        assertThat(kept).isEqualTo(List.of(0L, 1L, 1L));
    }

    @Test
    void a_newer_page_takes_over_only_when_nothing_would_be_lost() {
        pages.open("");
        pages.script("window.mark = 'old'; document.getElementById('assurance-switch').click();"
                + " navigator.serviceWorker.dispatchEvent(new Event('controllerchange'))");
        pages.byId("tab-text").click();
        staysWhile("a challenge waits", "");
        staysWhile(
                "a text is typed",
                "document.getElementById('text').value = 'x'; document.getElementById('assurance-switch').click()");
        staysWhile(
                "the form by hand is filled in",
                "document.getElementById('r-code').value = '1'; document.getElementById('text').value = ''");
        pages.handScan(pages.ledger.text("revoked"));
        pages.awaitVerdict();
        staysWhile("a result stands", "document.getElementById('r-code').value = ''");
        pages.verifyAnother();
        pages.script(LOOKED_AT);
        pages.await(browser -> pages.script("return window.mark ?? null") == null);
    }

    /** Nothing else would be lost then. */
    private void staysWhile(String reason, String script) {
        pages.script(script + ";" + LOOKED_AT);
        assertThat(pages.script("return window.mark")).as("while %s", reason).isEqualTo("old");
    }

    private void verdicts(String sample, String code, String here) {
        pages.check(pages.ledger.text(sample), here);
        assertThat(pages.verdict()).as("%s in %s", sample, here).isEqualTo(code);
    }
}
