// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.CODE;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.JX_CLAIMANT;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.JX_SUPERVISOR;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.NATIONAL_SUPERVISOR;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.TOTAL;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.ZJ_CLAIMANT;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.ZJ_SUPERVISOR;
import static org.yinzheng.chaincode.testing.TestNetwork.COMMON;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.id;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.receipt.ReceiptWorld.Paper;
import org.yinzheng.chaincode.testing.TestChannel;
import org.yinzheng.chaincode.testing.TestOfficer;

final class ReceiptClaimTest {
    private final ReceiptWorld world = new ReceiptWorld();
    private final Paper paper = world.issue(0, 1, 3, 1);

    @Test
    void claims_of_two_provinces_never_exceed_the_total() {
        assertThat(claim(ZJ_CLAIMANT, 6_000).seq()).isEqualTo(1);
        assertThatThrownBy(() -> claim(JX_CLAIMANT, 4_001))
                .hasMessageStartingWith("CLAIM_EXCEEDS_REST: ")
                .hasMessageEndingWith("last claimed at 2026-11-22T02:00:00Z");
        assertThat(claim(JX_CLAIMANT, 4_000).seq()).isEqualTo(2);
        assertThatThrownBy(() -> claim(ZJ_CLAIMANT, 1))
                .hasMessageStartingWith("ALREADY_CLAIMED: ")
                .hasMessageEndingWith("last claimed at 2026-11-22T02:00:00Z");
        assertThat(rest()).isZero();
    }

    @Test
    void who_holds_the_receipt_can_read_amounts_and_rest() {
        claim(ZJ_CLAIMANT, 6_000);
        assertThat(rest()).isEqualTo(4_000);
        assertThat(ClaimRest.amount(paper.secret(), stored(1))).contains(6_000L);
        assertThat(ClaimRest.amount(ReceiptWorld.secretOf(99), stored(1))).isEmpty();
    }

    @Test
    void who_lacks_the_secret_learns_nothing() {
        claim(ZJ_CLAIMANT, TOTAL);
        String stranger = "SECRET_WRONG: total and secret must be those of the receipt";
        refusedWith(stranger, ReceiptTransient.SECRET, ReceiptWorld.secretOf(99).bytes());
        refusedWith(stranger, ReceiptTransient.TOTAL, ReceiptWorld.text(TOTAL + 1));
    }

    @Test
    void transient_values_are_checked_and_never_repeated() {
        refusedWith(
                "TRANSIENT_INVALID: the transient value amount must be fen in 1 to 15 decimal digits",
                ReceiptTransient.AMOUNT,
                "-5".getBytes(StandardCharsets.US_ASCII));
        refusedWith(
                "TRANSIENT_INVALID: the transient value amount must be fen in 1 to 15 decimal digits",
                ReceiptTransient.AMOUNT,
                "1.50".getBytes(StandardCharsets.US_ASCII));
        refusedWith(
                "TRANSIENT_INVALID: the transient value secret must have 32 bytes",
                ReceiptTransient.SECRET,
                new byte[31]);
        refusedWith(
                "AMOUNT_NOT_POSITIVE: the amount must be 1 fen or more", ReceiptTransient.AMOUNT, ReceiptWorld.text(0));
        assertThatThrownBy(() -> world.submit(ZJ_CLAIMANT, "Claim", paper.claim(false)))
                .hasMessageStartingWith("TRANSIENT_MISSING: ");
    }

    @Test
    void an_exclusive_claim_stands_alone() {
        world.submit(ZJ_CLAIMANT, "Claim", paper.claim(true), paper.secrets(100));
        assertThatThrownBy(() -> claim(JX_CLAIMANT, 1)).hasMessageStartingWith("ALREADY_CLAIMED: ");
        world.submit(ZJ_CLAIMANT, "Unclaim", paper.end(1));
        claim(JX_CLAIMANT, 1);
        assertThatThrownBy(() -> world.submit(ZJ_CLAIMANT, "Claim", paper.claim(true), paper.secrets(100)))
                .hasMessageStartingWith("ALREADY_CLAIMED: ");
    }

    @Test
    void what_a_claimant_gives_back_can_be_claimed_again() {
        claim(ZJ_CLAIMANT, 6_000);
        claim(JX_CLAIMANT, 3_000);
        world.submit(ZJ_CLAIMANT, "Unclaim", paper.end(1));
        assertThat(rest()).isEqualTo(7_000);
        assertThatThrownBy(() -> claim(JX_CLAIMANT, 7_001)).hasMessageStartingWith("CLAIM_EXCEEDS_REST: ");
        claim(JX_CLAIMANT, 7_000);
        assertThat(rest()).isZero();
        world.submit(JX_CLAIMANT, "Unclaim", paper.end(3));
        world.submit(JX_CLAIMANT, "Unclaim", paper.end(2));
        assertThat(rest()).isEqualTo(TOTAL);
    }

    @Test
    void nobody_else_gives_a_claim_back() {
        claim(JX_CLAIMANT, 100);
        assertThatThrownBy(() -> world.submit(ZJ_CLAIMANT, "Unclaim", paper.end(1)))
                .hasMessageStartingWith("NOT_CLAIMANT: ");
        world.submit(JX_CLAIMANT, "Unclaim", paper.end(1));
        assertThatThrownBy(() -> world.submit(JX_CLAIMANT, "Unclaim", paper.end(1)))
                .hasMessageStartingWith("CLAIM_RELEASED: ");
        assertThatThrownBy(() -> world.submit(JX_CLAIMANT, "Unclaim", paper.end(2)))
                .hasMessageStartingWith("CLAIM_UNKNOWN: ");
    }

    @Test
    void a_supervisor_releases_after_the_units_objection_only() {
        claim(JX_CLAIMANT, 100);
        assertThatThrownBy(() -> world.submit(ZJ_SUPERVISOR, "Release", paper.end(1)))
                .hasMessageStartingWith("CLAIM_OBJECTION_MISSING: ");
        world.submit(ZJ_CLERK, "ObjectToClaim", paper.object(1));
        assertThatThrownBy(() -> world.submit(ZJ_CLERK, "ObjectToClaim", paper.object(1)))
                .hasMessageStartingWith("CLAIM_OBJECTED_ALREADY: ");
        assertThatThrownBy(() -> world.submit(JX_SUPERVISOR, "Release", paper.end(1)))
                .hasMessageStartingWith("CALLER_OF_OTHER_REGION: ");
        world.submit(NATIONAL_SUPERVISOR, "Release", paper.end(1));
        assertThat(stored(1).status()).isEqualTo(ClaimState.Status.RELEASED);
        assertThat(rest()).isEqualTo(TOTAL);
    }

    @Test
    void a_replayed_claim_is_one_claim_even_after_it_was_given_back() {
        ClaimRequest request = paper.claim(false);
        String answer = world.submit(ZJ_CLAIMANT, "Claim", request, paper.secrets(100));
        world.submit(ZJ_CLAIMANT, "Unclaim", paper.end(1));
        assertThat(world.submit(ZJ_CLAIMANT, "Claim", request, paper.secrets(100)))
                .isEqualTo(answer);
        assertThat(rest()).isEqualTo(TOTAL);
    }

    @Test
    void of_two_claims_in_one_block_one_is_valid() {
        TestChannel.Endorsed one = endorse(ZJ_CLAIMANT, "Claim", paper.claim(false), paper.secrets(6_000));
        TestChannel.Endorsed other = endorse(JX_CLAIMANT, "Claim", paper.claim(false), paper.secrets(6_000));
        assertThat(one.policies().getOrDefault(ZJ_NS, Map.of()).keySet())
                .as("no key with a policy of its own in common, or the loser would fail it")
                .doesNotContainAnyElementsOf(
                        other.policies().getOrDefault(ZJ_NS, Map.of()).keySet());
        assertThat(world.network.channel.commit(one)).isTrue();
        assertThat(world.network.channel.commit(other)).isFalse();
    }

    @Test
    void of_a_claim_and_a_reversal_in_one_block_one_is_valid_whichever_comes_first() {
        for (boolean claimFirst : new boolean[] {true, false}) {
            Paper each = claimFirst ? world.issue(4) : world.issue(5);
            long red = each.number().value() + 1;
            TestChannel.Endorsed claim = endorse(JX_CLAIMANT, "Claim", each.claim(false), each.secrets(1));
            TestChannel.Endorsed reversal = endorse(
                    ZJ_CLERK, "Reverse", world.reverseRequest(each, red, -TOTAL), world.reverseSecrets(each, red));
            assertThat(world.network.channel.commit(claimFirst ? claim : reversal))
                    .isTrue();
            assertThat(world.network.channel.commit(claimFirst ? reversal : claim))
                    .isFalse();
        }
    }

    @Test
    void reversed_and_red_receipts_are_not_claimed() {
        Paper reversed = world.issue(4);
        world.submit(ZJ_CLERK, "Reverse", world.reverseRequest(reversed, 5, -TOTAL), world.reverseSecrets(reversed, 5));
        assertThatThrownBy(() -> world.submit(ZJ_CLAIMANT, "Claim", reversed.claim(false), reversed.secrets(1)))
                .hasMessageStartingWith("RECEIPT_REVERSED: ");
    }

    @Test
    void no_amount_and_no_secret_reaches_the_ledger() {
        ReceiptNumber number = ReceiptNumber.of(CODE, 4);
        long total = 7_777_777_123L;
        ReceiptLeaf leaf = ReceiptWorld.leaf(number, total);
        world.submit(ZJ_CLERK, "Issue", world.issueRequest(0, 4, ReceiptLeaf.encode(List.of(leaf))));
        Paper canary = new Paper(number, ReceiptWorld.secretOf(4), total, InclusionProof.single(number, leaf));
        TestChannel.Endorsed claim = endorse(ZJ_CLAIMANT, "Claim", canary.claim(false), canary.secrets(3_333_333_123L));
        world.network.channel.commit(claim);
        TestChannel.Endorsed back = endorse(ZJ_CLAIMANT, "Unclaim", canary.end(1), Map.of());
        String text = claim.onLedger() + back.onLedger();
        assertThat(text)
                .doesNotContain("7777777123", "3333333123", "4444444000")
                .doesNotContain(HexFormat.of().formatHex(canary.secret().bytes()));
    }

    @Test
    void a_claim_carries_a_policy_of_its_own() {
        TestChannel.Endorsed claim = endorse(JX_CLAIMANT, "Claim", paper.claim(false), paper.secrets(1));
        var key = TestChannel.Bytes.of(LedgerKeys.claim(CODE, paper.number().number(), 1, claim.transactionId())
                .text());
        var expected =
                ClaimPolicy.of("ZhejiangMSP", "JiangxiMSP", "NationalMSP").orElseThrow();
        assertThat(claim.policies()).containsOnlyKeys(ZJ_NS);
        assertThat(claim.policies().getOrDefault(ZJ_NS, Map.of()))
                .hasEntrySatisfying(key, policy -> assertThat(policy).isEqualTo(expected.toByteArray()));
    }

    @Test
    void an_invoice_is_used_by_one_at_a_time() {
        StampInvoiceRequest first = new StampInvoiceRequest(id(), "24332000000012345678", "REIMBURSEMENT");
        invoice(ZJ_CLAIMANT, "StampInvoice", first);
        assertThatThrownBy(() -> invoice(
                        JX_CLAIMANT,
                        "StampInvoice",
                        new StampInvoiceRequest(id(), "24332000000012345678", "REIMBURSEMENT")))
                .hasMessage("INVOICE_CLAIMED: the invoice is in use since 2026-11-22T02:00:00Z");
        assertThatThrownBy(() -> invoice(
                        JX_CLAIMANT, "ReleaseInvoice", new ReleaseInvoiceRequest(id(), first.number(), "IN_ERROR")))
                .hasMessageStartingWith("NOT_CLAIMANT: ");
        invoice(ZJ_CLAIMANT, "ReleaseInvoice", new ReleaseInvoiceRequest(id(), first.number(), "IN_ERROR"));
        InvoiceState second = CanonicalJson.read(
                invoice(JX_CLAIMANT, "StampInvoice", new StampInvoiceRequest(id(), first.number(), "REIMBURSEMENT")),
                InvoiceState.class);
        assertThat(second.seq()).isEqualTo(2);
        assertThat(second.previous()).hasSize(64);
    }

    @Test
    void an_invoice_is_stamped_in_the_common_namespace_only() {
        assertThatThrownBy(() -> world.submit(
                        ZJ_CLAIMANT,
                        "StampInvoice",
                        new StampInvoiceRequest(id(), "24332000000012345678", "REIMBURSEMENT")))
                .hasMessageStartingWith("NAMESPACE_MISMATCH: ");
    }

    private String invoice(TestOfficer officer, String function, Object request) {
        return world.network.channel.submit(officer, COMMON, "receipt:" + function, request);
    }

    private ClaimAnswer claim(TestOfficer officer, long amount) {
        return CanonicalJson.read(
                world.submit(officer, "Claim", paper.claim(false), paper.secrets(amount)), ClaimAnswer.class);
    }

    private void refusedWith(String message, String name, byte[] value) {
        Map<String, byte[]> secrets = new HashMap<>(paper.secrets(1));
        secrets.put(name, value);
        assertThatThrownBy(() -> world.submit(JX_CLAIMANT, "Claim", paper.claim(false), secrets))
                .hasMessage(message);
    }

    private long rest() {
        ReceiptView view = world.view(paper);
        ClaimAccountState account = view.account();
        return account == null
                ? TOTAL
                : ClaimRest.of(paper.secret(), account, view.returned()).orElseThrow();
    }

    private ClaimState stored(long seq) {
        var query = new StepsQuery(CODE, paper.number().number(), null, 200);
        var page = CanonicalJson.readPage(
                endorse(ZJ_CLAIMANT, "Claims", query, Map.of()).answer(), ClaimState.class);
        return page.items().stream()
                .filter(claim -> claim.seq() == seq)
                .findFirst()
                .orElseThrow();
    }

    private TestChannel.Endorsed endorse(
            TestOfficer officer, String function, Object request, Map<String, byte[]> secrets) {
        return world.network.channel.endorse(officer, ZJ_NS, "receipt:" + function, request, secrets);
    }
}
