// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yinzheng.gateway.WalletLicences.claimed;
import static org.yinzheng.gateway.WalletLicences.licence;
import static org.yinzheng.gateway.WalletLicences.operate;
import static org.yinzheng.gateway.WalletLicences.revoke;
import static org.yinzheng.gateway.WalletLicences.wallet;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.yinzheng.gateway.storage.Database;

/** What a wallet is told of its document afterwards, and what it still gets, on a real local peer with the real contracts. */
class WalletStandingTest {
    private static final TestProvinces provinces = TestProvinces.shared();

    @Test
    void a_wallet_learns_the_state_of_its_document_and_nobody_else_does() {
        var id = licence();
        var wallet = wallet();
        var digest = claimed(wallet, id).path("digest").asString();
        assertThat(wallet.standing(digest).body().path("state").asString()).isEqualTo("VALID");
        var stranger = wallet().standing(digest);
        assertThat(stranger.code()).isEqualTo("WALLET_PROOF_WRONG");
        assertThat(stranger.body().has("now")).isFalse();
        assertThat(wallet.standing(digest, Instant.now().getEpochSecond() + 130).code())
                .as("a question for later")
                .isEqualTo("WALLET_PROOF_WRONG");
        var late = wallet.standing(digest, Instant.now().getEpochSecond() - 121);
        assertThat(late.code()).isEqualTo("WALLET_PROOF_WRONG");
        assertThat(late.body().path("now").asLong())
                .as("by which a phone sets itself right")
                .isBetween(Instant.now().getEpochSecond() - 5, Instant.now().getEpochSecond());
        assertThat(wallet.standing("00".repeat(32)).code()).isEqualTo("WALLET_CREDENTIAL_UNKNOWN");
        operate("zj-market-approver", id, "{\"operation\":\"SUSPEND\",\"cause\":\"INSPECTION\"}");
        assertThat(wallet.standing(digest).body().path("state").asString()).isEqualTo("SUSPENDED");
        assertThat(wallet.standing(digest).body().path("showable").asBoolean()).isFalse();
    }

    @Test
    void a_lost_phone_s_credential_is_closed_and_a_new_phone_takes_the_licence() {
        var id = licence();
        var lost = wallet();
        var digest = claimed(lost, id).path("digest").asString();
        operate(
                "zj-market-clerk",
                id,
                "{\"operation\":\"UNBIND\",\"cause\":\"DEVICE_LOST\",\"digest\":\"" + digest + "\"}");
        assertThat(lost.standing(digest).body().path("state").asString()).isEqualTo("CLOSED");
        assertNothingMoreFor(lost, digest);
        var found = wallet();
        var next = claimed(found, id).path("digest").asString();
        assertThat(next).isNotEqualTo(digest);
        assertThat(found.standing(next).body().path("state").asString()).isEqualTo("VALID");
        assertThat(found.page(next).status()).isEqualTo(200);
        revoke(id);
        assertNothingMoreFor(lost, digest);
    }

    /** Whoever has the lost phone has its key: neither the page with all content and a code, nor the history. */
    private static void assertNothingMoreFor(TestWallet lost, String digest) {
        var page = lost.page(digest);
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.code()).isEqualTo("WALLET_CREDENTIAL_CLOSED");
        assertThat(page.text()).contains("new link");
        assertThat(lost.uses(digest).code()).isEqualTo("WALLET_CREDENTIAL_CLOSED");
    }

    @Test
    void of_an_ended_or_replaced_licence_no_page_with_a_code_is_handed_out_and_its_holder_still_reads_who_used_it() {
        var id = licence();
        var wallet = wallet();
        var digest = claimed(wallet, id).path("digest").asString();
        revoke(id);
        assertNoPageOf("REVOKED", wallet, digest);
        var replaced = licence();
        var old = claimed(wallet, replaced).path("digest").asString();
        operate(
                "zj-market-clerk",
                replaced,
                "{\"operation\":\"CHANGE\",\"cause\":\"OTHER\",\"successor\":"
                        + TestProvinces.sample("01-food-business-licence", "\"type\":1") + "}");
        assertNoPageOf("LAPSED", wallet, old);
    }

    private static void assertNoPageOf(String state, TestWallet wallet, String digest) {
        var page = wallet.page(digest);
        assertThat(page.code()).isEqualTo("WALLET_NOT_SHOWABLE");
        assertThat(page.text()).contains(state, "VALID");
        assertThat(wallet.standing(digest).body().path("state").asString()).isEqualTo(state);
        assertThat(wallet.uses(digest).status()).isEqualTo(200);
    }

    @Test
    void the_page_is_a_pdf_for_the_key_alone_and_the_reading_is_recorded() {
        var id = licence();
        var wallet = wallet();
        var digest = claimed(wallet, id).path("digest").asString();
        assertThat(wallet.page(digest).text().getBytes(StandardCharsets.ISO_8859_1))
                .startsWith("%PDF".getBytes());
        assertThat(wallet().page(digest).code()).isEqualTo("WALLET_PROOF_WRONG");
        var readers = provinces.gateway().bean(Database.class).<Object>read(client -> client.sql(
                        "SELECT reader FROM document_read WHERE identifier = ?")
                .param(id)
                .query(String.class)
                .list());
        assertThat(readers.toString()).contains("wallet-holder");
    }
}
