// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yinzheng.credential.verdict.VerdictCode.EXPIRED;
import static org.yinzheng.credential.verdict.VerdictCode.REVOKED;
import static org.yinzheng.credential.verdict.VerdictCode.STATUS_UNKNOWN;
import static org.yinzheng.credential.verdict.VerdictCode.SUPERSEDED;
import static org.yinzheng.credential.verdict.VerdictCode.SUSPENDED;
import static org.yinzheng.credential.verdict.VerdictCode.UNKNOWN_ISSUER;
import static org.yinzheng.credential.verdict.VerdictCode.VALID;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.credential.bundle.CarriedView;
import org.yinzheng.credential.bundle.CarriedView.ListsAtHand;
import org.yinzheng.credential.bundle.TrustBundle;
import org.yinzheng.credential.bundle.TrustBundle.ListBeside;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.status.StatusList;
import org.yinzheng.credential.verdict.VerdictCode;
import org.yinzheng.credential.verify.Asked;
import org.yinzheng.credential.verify.CredentialVerifier;
import org.yinzheng.credential.verify.SeenPresentations;
import org.yinzheng.pages.PageVersion;
import org.yinzheng.verifier.testledger.LedgerScript;
import org.yinzheng.verifier.testledger.RunningVerifier;
import org.yinzheng.verifier.testledger.SampleLedger;
import org.yinzheng.verifier.testledger.TestChain;
import tools.jackson.databind.json.JsonMapper;

class BundleHttpTest {

    private static final Map<String, VerdictCode> WITHOUT_LEDGER = Map.ofEntries(
            Map.entry("valid", VALID),
            Map.entry("valid until", VALID),
            Map.entry("valid, its phone lost", VALID),
            Map.entry("suspended", SUSPENDED),
            Map.entry("revoked", REVOKED),
            Map.entry("replaced", SUPERSEDED),
            Map.entry("in transfer", SUSPENDED),
            Map.entry("taken in", SUPERSEDED),
            Map.entry("expired", EXPIRED),
            Map.entry("stranger", UNKNOWN_ISSUER));

    /** What waits for a bundle asks for it again and again. */
    private static final String UNLIMITED = "--yinzheng.verifier.downloads-per-minute=0";

    @TempDir
    Path folder;

    @Test
    void what_the_bundle_says_of_a_licence_is_what_the_ledger_says() throws Exception {
        var ledger = SampleLedger.now();
        try (var verifier = RunningVerifier.start(ledger.chain, folder.resolve("view"))) {
            var carried = carried(verifier);
            assertThat(carried.height()).isEqualTo(ledger.chain.blocks().size());
            for (var here : List.of("330000", "360000")) {
                var found = new HashMap<String, VerdictCode>();
                WITHOUT_LEDGER.keySet().forEach(name -> found.put(name, verdict(carried, ledger.text(name), here)));
                assertThat(found).as("used in %s", here).isEqualTo(WITHOUT_LEDGER);
                WITHOUT_LEDGER.forEach((name, code) -> assertThat(verifier.verify(ledger.text(name), here)
                                .path("code")
                                .asString())
                        .as("%s, by the ledger", name)
                        .isEqualTo(code.name()));
            }
            var lost = ledger.lost.shownAt(now());
            assertThat(verdict(carried, lost, "330000"))
                    .as("what a lost phone shows")
                    .isEqualTo(SUPERSEDED);
            assertThat(verifier.verify(lost, "330000").path("code").asString())
                    .as("the same, by the ledger")
                    .isEqualTo("SUPERSEDED");
            assertThat(verdict(carried, ledger.text("receipt"), "330000"))
                    .as("a receipt, whose state is on the ledger alone")
                    .isEqualTo(STATUS_UNKNOWN);
        }
    }

    /** A browser that keeps the page learns of every change by this name alone. */
    @Test
    void the_pages_version_follows_from_every_file_that_a_browser_keeps() throws Exception {
        var script = new LedgerScript(new TestChain(), now()).founded();
        try (var verifier = RunningVerifier.start(script.chain(), folder.resolve("view"), UNLIMITED)) {
            var worker = new String(verifier.bytes("service-worker.js").body(), StandardCharsets.UTF_8);
            var names = JsonMapper.shared()
                    .readTree(worker.substring(worker.indexOf("FILES = ") + 8, worker.indexOf("};") + 1));
            var kept = new TreeMap<String, byte[]>();
            for (var named : names.properties()) {
                var file = verifier.bytes(named.getKey());
                assertThat(file.statusCode()).as(named.getKey()).isEqualTo(200);
                assertThat(named.getValue().asString())
                        .as(named.getKey())
                        .isEqualTo("sha256-"
                                + Base64.getEncoder()
                                        .encodeToString(MessageDigest.getInstance("SHA-256")
                                                .digest(file.body())));
                kept.put(named.getKey(), file.body());
            }
            assertThat(kept)
                    .containsKeys(
                            "index.html",
                            "assets/app.js",
                            "assets/credential/index.js",
                            "assets/shared/decoder.js",
                            "assets/shared/vendor/zxing-wasm/reader/zxing_reader.wasm");
            try (var source =
                    Objects.requireNonNull(BundleHttpTest.class.getResourceAsStream("/static/service-worker.js"))) {
                kept.put("service-worker.js", source.readAllBytes());
            }
            assertThat(worker).contains("VERSION = \"" + PageVersion.of(kept) + "\"");
        }
    }

    @Test
    void a_list_stays_the_same_bytes_until_a_status_changes() throws Exception {
        var script = new LedgerScript(new TestChain(), now() - 60).founded();
        var licence = script.licence();
        var other = script.licence();
        try (var verifier = RunningVerifier.start(script.chain(), folder.resolve("view"), UNLIMITED)) {
            var first = bundle(verifier).listsBeside().get(0);
            script.at(now() - 20).beat();
            var unchanged = bundleOf(verifier, script).listsBeside().get(0);
            assertThat(unchanged.digest()).isEqualTo(first.digest());
            assertThat(unchanged.asOf()).isGreaterThan(first.asOf());
            assertThat(verdict(carried(verifier), licence.text(), "330000")).isEqualTo(VALID);

            script.state(licence, LicenceStatus.REVOKED, Operation.END);
            var changed = bundleOf(verifier, script).listsBeside().get(0);
            assertThat(changed.digest()).isNotEqualTo(first.digest());
            assertThat(verdict(carried(verifier), licence.text(), "330000")).isEqualTo(REVOKED);
            script.state(other, LicenceStatus.REVOKED, Operation.END);
            assertThat(bundleOf(verifier, script).listsBeside().get(0).digest()).isNotEqualTo(changed.digest());
            for (var list : List.of(first, changed)) {
                assertThat(verifier.bytes("api/v1/status-lists/" + list.digest())
                                .statusCode())
                        .as("for pages that are still fetching the lists of a bundle before")
                        .isEqualTo(200);
            }
        }
    }

    /** Every state of a licence names all its credentials: what was closed is closed again when the licence comes back. */
    @Test
    void a_closed_credential_is_known_as_long_as_its_licence_is_valid_and_again_after_it_was_restored()
            throws Exception {
        var script = new LedgerScript(new TestChain(), now() - 60).founded();
        var wallet = script.wallet();
        var other = script.wallet();
        try (var verifier = RunningVerifier.start(script.chain(), folder.resolve("view"), UNLIMITED)) {
            var before = bundle(verifier).listsBeside().get(0);
            assertThat(verdict(carried(verifier), wallet.shownAt(now()), "330000"))
                    .isEqualTo(VALID);

            var licence =
                    script.unbound(wallet.licence(), 2, wallet.credential().digest());
            var closed = bundleOf(verifier, script).listsBeside().get(0);
            assertThat(closed.digest()).isNotEqualTo(before.digest());
            assertThat(verdict(carried(verifier), wallet.shownAt(now()), "330000"))
                    .isEqualTo(SUPERSEDED);
            assertThat(verdict(carried(verifier), licence.text(), "330000")).isEqualTo(VALID);
            assertThat(verdict(carried(verifier), other.shownAt(now()), "330000"))
                    .isEqualTo(VALID);

            script.state(licence, 3, LicenceStatus.SUSPENDED, Operation.SUSPEND, null, null);
            var suspended = bundleOf(verifier, script).listsBeside().get(0);
            assertThat(names(verifier, closed, wallet.credential().digest())).isTrue();
            assertThat(names(verifier, suspended, wallet.credential().digest()))
                    .as("what the licence's own state says already takes no room")
                    .isFalse();
            assertThat(verdict(carried(verifier), wallet.shownAt(now()), "330000"))
                    .isEqualTo(SUSPENDED);
            script.state(licence, 4, LicenceStatus.VALID, Operation.RESTORE, null, null);
            bundleOf(verifier, script);
            assertThat(verdict(carried(verifier), wallet.shownAt(now()), "330000"))
                    .isEqualTo(SUPERSEDED);

            var anew = script.unbound(licence, 5, licence.credential().digest());
            bundleOf(verifier, script);
            assertThat(verdict(carried(verifier), anew.text(), "330000"))
                    .as("a printed code can be closed as well")
                    .isEqualTo(SUPERSEDED);
        }
    }

    private static boolean names(RunningVerifier verifier, ListBeside list, LedgerDigest digest) throws Exception {
        var token = verifier.bytes("api/v1/status-lists/" + list.digest()).body();
        var attesting = List.of(verifier.attestationKey());
        return StatusList.read(token, list.place(), carried(verifier), attesting, now())
                .closed()
                .orElseThrow()
                .contains(digest);
    }

    /** The bundle that knows all of a chain, which is made a second after the one before at the earliest. */
    private static TrustBundle bundleOf(RunningVerifier verifier, LedgerScript script) throws Exception {
        verifier.source().serve(script.chain());
        var height = script.chain().blocks().size();
        verifier.awaitHeight(height);
        var bundle = bundle(verifier);
        while (bundle.height() < height) {
            bundle = bundle(verifier);
        }
        return bundle;
    }

    @Test
    void what_a_page_has_already_is_not_sent_again_and_nobody_fetches_without_end() throws Exception {
        var script = new LedgerScript(new TestChain(), now() - 60).founded();
        script.licence();
        var limit = "--yinzheng.verifier.downloads-per-minute=5";
        try (var verifier = RunningVerifier.start(script.chain(), folder.resolve("view"), limit)) {
            var bundle = verifier.bytes("api/v1/bundle");
            var digest = TrustBundle.read(bundle.body(), List.of(verifier.attestationKey()))
                    .listsBeside()
                    .get(0)
                    .digest();
            var list = verifier.bytes("api/v1/status-lists/" + digest);
            assertThat(bundle.headers().allValues("Cache-Control")).containsExactly("no-cache");
            assertThat(list.headers().allValues("Cache-Control")).containsExactly("max-age=2592000, public, immutable");
            for (var known : List.of(bundle, list)) {
                var again = verifier.send(HttpRequest.newBuilder(known.uri())
                        .header(
                                "If-None-Match",
                                known.headers().firstValue("ETag").orElseThrow())
                        .build());
                assertThat(again.statusCode()).as(known.uri().getPath()).isEqualTo(304);
                assertThat(again.body()).isEmpty();
            }
            assertThat(verifier.bytes("api/v1/bundle").statusCode()).isEqualTo(200);
            for (var path : List.of("api/v1/bundle", "api/v1/status-lists/" + digest)) {
                var refused = verifier.bytes(path);
                assertThat(refused.statusCode()).as(path).isEqualTo(429);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
                assertThat(refused.headers().allValues("Cache-Control")).containsExactly("no-store");
            }
            assertThat(verifier.bytes("api/v1/view").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void the_key_is_made_once_for_its_owner_alone_and_outlives_the_view() throws Exception {
        var script = new LedgerScript(new TestChain(), now()).founded();
        var file = folder.resolve("keys/attestation.key");
        var setting = "--yinzheng.verifier.attestation-key=" + file;
        byte[] first;
        try (var verifier = RunningVerifier.start(script.chain(), folder.resolve("view"), setting)) {
            first = verifier.attestationKey().spki();
        }
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        try (var verifier = RunningVerifier.start(script.chain(), folder.resolve("anew"), setting)) {
            assertThat(verifier.attestationKey().spki()).isEqualTo(first);
        }
    }

    @Test
    void no_bundle_is_made_from_an_empty_view_and_an_unknown_list_is_named_as_such() throws Exception {
        try (var verifier = RunningVerifier.start(new TestChain(), folder.resolve("view"))) {
            var refused = verifier.bytes("api/v1/bundle");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("VIEW_UNAVAILABLE");
            assertThat(verifier.bytes("api/v1/status-lists/" + "0".repeat(64)).statusCode())
                    .isEqualTo(404);
        }
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static TrustBundle bundle(RunningVerifier verifier) throws Exception {
        return TrustBundle.read(verifier.bytes("api/v1/bundle").body(), List.of(verifier.attestationKey()));
    }

    private static CarriedView carried(RunningVerifier verifier) throws Exception {
        return CarriedView.of(
                bundle(verifier),
                new ListsAtHand(
                        List.of(verifier.attestationKey()),
                        digest -> Optional.of(
                                verifier.bytes("api/v1/status-lists/" + digest).body())),
                now());
    }

    private static VerdictCode verdict(CarriedView carried, String text, String here) {
        var asked = Asked.nothing(new SeenPresentations().of("a test"));
        return CredentialVerifier.verify(
                        text, carried.context(now(), Duration.ofHours(24), here, Optional.empty(), asked))
                .code();
    }
}
