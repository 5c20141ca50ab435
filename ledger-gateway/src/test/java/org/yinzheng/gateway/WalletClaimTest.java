// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yinzheng.gateway.WalletLicences.claimed;
import static org.yinzheng.gateway.WalletLicences.licence;
import static org.yinzheng.gateway.WalletLicences.link;
import static org.yinzheng.gateway.WalletLicences.revoke;
import static org.yinzheng.gateway.WalletLicences.wallet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yinzheng.gateway.storage.Database;
import org.yinzheng.pages.PageVersion;
import tools.jackson.databind.json.JsonMapper;

/** One-time links and the key's proofs, on a real local peer with the real contracts. */
class WalletClaimTest {
    private static final TestProvinces provinces = TestProvinces.shared();

    @Test
    void a_holder_takes_a_licence_under_a_key_and_the_ledger_knows_its_digest() {
        var id = licence();
        var wallet = wallet();
        var answer = claimed(wallet, id);
        var credential = TestWallet.credential(answer);
        assertThat(credential.walletClaims().holder()).isEqualTo(wallet.publicKey());
        assertThat(credential.disclosures()).hasSize(4);
        assertThat(credential.walletClaims().digests()).hasSize(5);
        assertThat(credential.claims().fields().keySet()).containsExactly(0, 1, 2);
        var ledger = provinces
                .as("zj-market-clerk")
                .get("/api/v1/licences/" + id, "Yinzheng-Purpose", "COUNTER")
                .body();
        assertThat(ledger.at("/ledger/state/credentials/1/profile").asString()).isEqualTo("WALLET");
        assertThat(ledger.at("/ledger/state/credentials/1/digest").asString())
                .isEqualTo(credential.digest().hex())
                .isEqualTo(answer.path("digest").asString());
    }

    @Test
    void an_offer_names_document_and_agency_and_nothing_of_its_content() {
        var offer = wallet().offer(link(licence()));
        assertThat(offer.body().at("/type/zh").asString()).isEqualTo("食品经营许可证");
        assertThat(offer.body().path("spent").asBoolean()).isFalse();
        assertThat(offer.text()).doesNotContain("虚构湖山");
    }

    @Test
    void a_spent_link_is_refused_to_another_key_and_gives_the_same_key_the_same_answer() {
        var secret = link(licence());
        var first = wallet();
        var answer = first.claim(secret);
        assertThat(first.claim(secret).body().path("credential").asString())
                .isNotEmpty()
                .isEqualTo(answer.body().path("credential").asString());
        var second = wallet().claim(secret);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("WALLET_LINK_SPENT");
        assertThat(first.offer(secret).body().path("spent").asBoolean()).isTrue();
    }

    @Test
    void of_two_keys_at_the_same_moment_one_gets_the_document() {
        var secret = link(licence());
        var answers = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> wallet().claim(secret)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 200).allSatisfy(answer -> assertThat(answer.code())
                .isEqualTo("WALLET_LINK_SPENT"));
    }

    @Test
    void wrong_proofs_are_refused_and_leave_the_link_as_it_was() {
        var secret = link(licence());
        var wallet = wallet();
        assertThat(wallet.claim(secret, wallet().proof("yinzheng wallet claim\n" + secret + "\n" + wallet.holderKey()))
                        .code())
                .isEqualTo("WALLET_PROOF_WRONG");
        assertThat(wallet.claim(secret, wallet.proof("another text")).code()).isEqualTo("WALLET_PROOF_WRONG");
        assertThat(wallet.claim(secret, "short").code()).isEqualTo("WALLET_PROOF_WRONG");
        assertThat(wallet.claim(secret, "!!!").code()).isEqualTo("WALLET_PROOF_WRONG");
        assertThat(wallet.claim(secret).status()).isEqualTo(200);
    }

    @Test
    void unknown_replaced_and_expired_links_say_what_to_do() {
        var wallet = wallet();
        assertThat(wallet.claim("AAAAAAAAAAAAAAAAAAAAAA").code()).isEqualTo("WALLET_LINK_UNKNOWN");
        assertThat(wallet.offer("虚构").code()).isEqualTo("WALLET_LINK_UNKNOWN");
        var id = licence();
        var old = link(id);
        var next = link(id);
        assertThat(wallet.claim(old).code()).isEqualTo("WALLET_LINK_UNKNOWN");
        long now = Instant.now().getEpochSecond();
        database(client -> client.sql("UPDATE wallet_link SET expires_at = ? WHERE identifier = ?")
                .params(now, id)
                .update());
        assertThat(wallet.offer(next).code()).isEqualTo("WALLET_LINK_EXPIRED");
        var late = wallet.claim(next);
        assertThat(late.status()).isEqualTo(410);
        assertThat(late.code()).isEqualTo("WALLET_LINK_EXPIRED");
    }

    /** The answer may have been lost on the way; a new link in the meantime is another matter. */
    @Test
    void the_key_that_used_a_link_in_time_has_its_answer_for_a_day_more_and_no_other_key_has() {
        var id = licence();
        var secret = link(id);
        var first = wallet();
        var credential = first.claim(secret).body().path("credential").asString();
        link(id);
        expired(id, 1);
        assertThat(first.claim(secret).body().path("credential").asString()).isEqualTo(credential);
        assertThat(wallet().claim(secret).code()).isEqualTo("WALLET_LINK_EXPIRED");
        expired(id, 86_400);
        assertThat(first.claim(secret).code()).isEqualTo("WALLET_LINK_EXPIRED");
    }

    private static void expired(String licenceId, long secondsAgo) {
        database(client -> client.sql("UPDATE wallet_link SET expires_at = ? WHERE identifier = ?")
                .params(Instant.now().getEpochSecond() - secondsAgo, licenceId)
                .update());
    }

    @Test
    void what_is_no_key_takes_nothing_and_leaves_the_link_as_it_was() {
        var secret = link(licence());
        var wallet = wallet();
        for (String key : List.of("", "!!!", "AAAA", wallet.holderKey() + "A".repeat(200))) {
            var refused = wallet.claim(secret, key, wallet.proof("yinzheng wallet claim\n" + secret + "\n" + key));
            assertThat(refused.code()).as(key).isEqualTo("WALLET_KEY_INVALID");
        }
        assertThat(wallet.claim(secret).status()).isEqualTo(200);
    }

    @Test
    void the_secret_is_kept_nowhere() {
        var secret = link(licence());
        wallet().claim(secret);
        var rows = provinces.gateway().bean(Database.class).<Object>read(client -> client.sql(
                        "SELECT * FROM wallet_link")
                .query()
                .listOfRows()
                .toString());
        assertThat(rows.toString()).contains("secret_digest").doesNotContain(secret);
    }

    @Test
    void only_a_clerk_of_the_issuing_agency_makes_links_and_only_for_a_time_in_bounds() {
        var path = "/api/v1/licences/" + licence() + "/wallet-links";
        assertThat(provinces.as("zj-market-approver").post(path, "{}").code()).isEqualTo("ROLE_REQUIRED");
        assertThat(provinces.as("zj-hospital-clerk").post(path, "{}").code()).isEqualTo("NOT_FOUND");
        assertThat(provinces.as("zj-market-clerk").post(path, "{\"minutes\":4}").code())
                .isEqualTo("INVALID_FIELDS");
        assertThat(provinces
                        .as("zj-market-clerk")
                        .post(path, "{\"minutes\":10081}")
                        .code())
                .isEqualTo("INVALID_FIELDS");
    }

    @Test
    void an_approver_closes_no_phone_and_ends_no_link_that_waits() {
        var id = licence();
        var digest = claimed(wallet(), id).path("digest").asString();
        var waiting = link(id);
        var page = ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-approver", "zh")
                .open("/console/licences/" + id + "/wallet")
                .post("/console/licences/" + id + "/wallet/closings", Map.of("digest", digest, "request", "12345678"));
        assertThat(page.element("#problem").attr("data-code")).isEqualTo("ROLE_REQUIRED");
        assertThat(wallet().claim(waiting).status()).isEqualTo(200);
    }

    @Test
    void another_agencys_clerk_closes_no_phone_and_ends_no_link_that_waits() {
        var id = licence();
        var digest = claimed(wallet(), id).path("digest").asString();
        var waiting = link(id);
        var other = licencePage("zj-hospital-clerk", id)
                .post("/console/licences/" + id + "/wallet/closings", Map.of("digest", digest, "request", "12345678"));
        assertThat(other.element("#problem").attr("data-code")).isEqualTo("NOT_FOUND");
        assertThat(wallet().claim(waiting).status()).isEqualTo(200);
    }

    @Test
    void a_clerk_closes_a_lost_phone_and_the_link_that_waits_ends_with_it() {
        var id = licence();
        var lost = wallet();
        var digest = claimed(lost, id).path("digest").asString();
        var other = claimed(wallet(), id).path("digest").asString();
        var waiting = link(id);
        var page = licencePage("zj-market-clerk", id);
        var closings = "/console/licences/" + id + "/wallet/closings";
        var request = UUID.randomUUID().toString();
        assertThat(page.post(closings, Map.of("digest", digest, "request", request))
                        .address())
                .endsWith("?closed");
        assertThat(lost.standing(digest).body().path("state").asString()).isEqualTo("CLOSED");
        assertThat(wallet().claim(waiting).code()).isEqualTo("WALLET_LINK_UNKNOWN");
        assertThat(page.post(closings, Map.of("digest", other, "request", request))
                        .element("#problem")
                        .attr("data-code"))
                .as("the same form for another phone")
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    private static ConsoleVisitor.Page licencePage(String account, String licenceId) {
        return ConsoleVisitor.signedIn(provinces.gateway(), account, "zh").open("/console/licences/" + licenceId);
    }

    @Test
    void of_an_erased_licence_there_is_no_link_any_more() {
        var id = licence();
        revoke(id);
        assertThat(provinces
                        .as("zj-market-approver")
                        .post("/api/v1/licences/" + id + "/erasure", "")
                        .status())
                .isEqualTo(200);
        assertThat(provinces
                        .as("zj-market-clerk")
                        .post("/api/v1/licences/" + id + "/wallet-links", "{}")
                        .code())
                .isEqualTo("DOCUMENT_ERASED");
    }

    @Test
    void a_link_whose_licence_ended_meanwhile_is_refused_by_the_contract_and_not_spent() {
        var id = licence();
        var secret = link(id);
        revoke(id);
        var wallet = wallet();
        assertThat(wallet.claim(secret).code()).isEqualTo("TRANSITION_REFUSED");
        assertThat(wallet.offer(secret).body().path("spent").asBoolean()).isFalse();
    }

    /** A browser that keeps the page learns of every change by this name alone. */
    @Test
    void the_pages_version_follows_from_every_file_that_a_browser_keeps() throws IOException {
        var worker = new String(file("/wallet/worker.js"), StandardCharsets.UTF_8);
        var names = JsonMapper.shared()
                .readTree(worker.substring(worker.indexOf("FILES = ") + 8, worker.indexOf("];") + 1));
        var kept = new TreeMap<String, byte[]>();
        names.forEach(name -> kept.put(name.asString(), file(name.asString())));
        assertThat(kept)
                .containsKeys(
                        "/wallet/",
                        "/wallet/assets/app.js",
                        "/assets/credential/index.js",
                        "/assets/shared/decoder.js",
                        "/assets/shared/vendor/zxing-wasm/reader/zxing_reader.wasm",
                        "/console/assets/console.css");
        try (var source = Objects.requireNonNull(WalletClaimTest.class.getResourceAsStream("/wallet/worker.js"))) {
            kept.put("/wallet/worker.js", source.readAllBytes());
        }
        assertThat(worker).contains("\"wallet-\" + \"" + PageVersion.of(kept) + "\"");
    }

    private static byte[] file(String path) {
        try (var http = provinces.gateway().uri(path).toURL().openStream()) {
            return http.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    @Test
    void a_receipt_is_taken_with_the_code_that_claims_are_made_with() {
        var issued = provinces.firstReceipt("33060427");
        var path = "/api/v1/receipts/%s/%s/wallet-links"
                .formatted(issued.path("code").asString(), issued.path("number").asString());
        var made = provinces.as("zj-hospital-clerk").post(path, "{\"minutes\":60}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var wallet = wallet();
        var answer = wallet.claim(TestWallet.secret(made.body().path("link").asString()));
        assertThat(answer.body().path("profile").asString()).isEqualTo("PRINT");
        assertThat(answer.body().path("credential").asString())
                .isEqualTo(issued.path("credential").asString());
        var digest = answer.body().path("digest").asString();
        assertThat(wallet.standing(digest).body().path("state").asString()).isEqualTo("VALID");
        provinces.post(
                "zj-hospital-clerk",
                path.replace("/api/v1/", "").replace("wallet-links", "reversal"),
                "{\"reason\":\"ISSUED_IN_ERROR\"}");
        var reversed = wallet.standing(digest).body();
        assertThat(reversed.path("state").asString()).isEqualTo("REVERSED");
        assertThat(reversed.path("showable").asBoolean()).isFalse();
        assertThat(wallet.page(digest).code()).isEqualTo("WALLET_NOT_SHOWABLE");
    }

    private static void database(Function<JdbcClient, Integer> work) {
        assertThat(provinces.gateway().bean(Database.class).write(work)).isPositive();
    }
}
