// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yinzheng.conformance.receipt.ReceiptNetwork.ANHUI;
import static org.yinzheng.conformance.receipt.ReceiptNetwork.JIANGXI;
import static org.yinzheng.conformance.receipt.ReceiptNetwork.NATIONAL;
import static org.yinzheng.conformance.receipt.ReceiptNetwork.ZHEJIANG;
import static org.yinzheng.conformance.receipt.ReceiptNetwork.ZHEJIANG_NAMESPACE;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yinzheng.chaincode.receipt.Activity;
import org.yinzheng.chaincode.receipt.ClaimAnswer;
import org.yinzheng.chaincode.receipt.ClaimRequest;
import org.yinzheng.chaincode.receipt.EndClaimRequest;
import org.yinzheng.chaincode.receipt.ReceiptSecret;
import org.yinzheng.chaincode.registry.CloseKeyRequest;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.conformance.engine.Engine;

/**
 * What every network must keep about receipts, tried with plain Gateway clients. An engine's test extends it and says how
 * the engine is started.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ReceiptSuite {
    private static final long TOTAL = 8_123_456_789_017L;
    private static final int CLAIMS = 32;

    private Engine engine;
    private Session session;
    private ReceiptFounding founding;
    private ReceiptDesk desk;

    /** Starts the engine on an empty channel. */
    protected abstract Engine start() throws Exception;

    @BeforeAll
    void found() throws Exception {
        engine = start();
        session = new Session(engine);
        founding = new ReceiptFounding(session);
        founding.run();
        String kid = founding.key("zj-hospital-keeper", "zj-hospital-approver", ZHEJIANG, ZHEJIANG_NAMESPACE);
        desk = new ReceiptDesk(session, kid, founding.agencyOf("zj-hospital-clerk"), 1);
    }

    @AfterAll
    void stop() {
        session.close();
        engine.close();
    }

    @Test
    void concurrent_claims_of_two_provinces_never_exceed_the_total_and_leave_no_amount_in_any_block() throws Exception {
        int count = Boolean.getBoolean("yinzheng.endurance") ? 200 : 10;
        List<HeldReceipt> receipts = desk.issue(
                LongStream.range(0, count).map(i -> TOTAL + i * 1_009).boxed().toList());
        long last = 0;
        List<Long> amounts = new ArrayList<>();
        try (ClaimRace race = new ClaimRace(desk, CLAIMS)) {
            for (HeldReceipt receipt : receipts) {
                ClaimRace.Result result = race.run(receipt);
                assertThat(result.claimed()).isPositive().isLessThanOrEqualTo(receipt.total());
                assertThat(result.won() + result.refusals().size()).isEqualTo(CLAIMS);
                assertThat(result.refusals()).allSatisfy(refusal -> assertThat(refusal)
                        .matches("(CLAIM_EXCEEDS_REST|ALREADY_CLAIMED): .*; last claimed at 20\\d\\d-.*Z"));
                assertThat(desk.rest(receipt)).isEqualTo(receipt.total() - result.claimed());
                last = Math.max(last, result.lastBlock());
                amounts.addAll(result.amounts());
                amounts.add(receipt.total());
                amounts.add(receipt.total() - result.claimed());
            }
        }
        assertThat(amounts).hasSizeGreaterThan(count * CLAIMS);
        assertNowhere(amounts, last);
    }

    @Test
    void of_a_claim_and_a_reversal_exactly_one_is_valid() {
        for (int round = 0; round < 6; round++) {
            HeldReceipt receipt = desk.issue(TOTAL);
            Held claim = desk.claim("jx-insurer", receipt, 5).endorse();
            Held reversal = desk.reversal(receipt);
            boolean claimFirst = round % 2 == 0;
            Submitted one = (claimFirst ? claim : reversal).submit();
            Submitted other = (claimFirst ? reversal : claim).submit();
            Outcome first = one.outcome();
            Outcome second = other.outcome();
            assertThat(List.of(first.code(), second.code()))
                    .containsExactlyInAnyOrder(TxValidationCode.VALID, TxValidationCode.MVCC_READ_CONFLICT);
            if ((claimFirst ? second : first).valid()) {
                desk.advance();
            }
        }
    }

    @Test
    void one_number_is_issued_once() {
        ReceiptDesk.Draft one = desk.draft(List.of(TOTAL));
        ReceiptDesk.Draft other = desk.draft(List.of(TOTAL + 1));
        Held first = desk.owner("zj-hospital-clerk", "Issue", one.request()).endorse();
        Held second = desk.owner("zj-hospital-clerk", "Issue", other.request()).endorse();
        Submitted firstSubmitted = first.submit();
        Submitted secondSubmitted = second.submit();
        assertThat(List.of(
                        firstSubmitted.outcome().code(),
                        secondSubmitted.outcome().code()))
                .containsExactlyInAnyOrder(TxValidationCode.VALID, TxValidationCode.MVCC_READ_CONFLICT);
        desk.advance();
    }

    @Test
    void a_unit_issues_from_no_other_units_numbers() {
        String kid = founding.key("zj-clinic-keeper", "zj-clinic-approver", ZHEJIANG, ZHEJIANG_NAMESPACE);
        ReceiptDesk hospitals = new ReceiptDesk(session, kid, founding.agencyOf("zj-hospital-clerk"), 2_000_001);
        refused("BLOCK_OF_OTHER_UNIT", () -> hospitals
                .owner(
                        "zj-clinic-clerk",
                        "Issue",
                        hospitals.draft(List.of(TOTAL)).request())
                .endorse());
    }

    @Test
    void a_receipt_is_issued_by_its_owner_with_another_member_only() {
        ReceiptDesk.Draft draft = desk.draft(List.of(TOTAL));
        assertThat(desk.owner("zj-hospital-clerk", "Issue", draft.request())
                        .endorsers(JIANGXI, ANHUI)
                        .submit()
                        .code())
                .as("two other provinces forge a first write")
                .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
        assertThat(desk.owner("zj-hospital-clerk", "Issue", draft.request())
                        .endorsers(ZHEJIANG)
                        .submit()
                        .code())
                .as("the owner alone")
                .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void a_claim_is_ended_with_its_claimants_region_or_the_national_platform_only() {
        HeldReceipt receipt = desk.issue(TOTAL);
        long seq = claim("jx-insurer", receipt, 7).seq();
        EndClaimRequest request = receipt.end(seq);
        assertThat(desk.both("jx-insurer", "Unclaim", request)
                        .endorsers(ZHEJIANG, ANHUI)
                        .submit()
                        .code())
                .as("owner and a third party")
                .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
        assertThat(desk.both("jx-insurer", "Unclaim", request)
                        .endorsers(ZHEJIANG)
                        .submit()
                        .code())
                .as("owner alone")
                .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
        desk.both("jx-insurer", "Unclaim", request).submit().requireValid();
        assertThat(desk.rest(receipt)).isEqualTo(TOTAL);
    }

    @Test
    void a_claim_of_the_owners_own_province_is_not_ended_by_two_provinces() {
        HeldReceipt receipt = desk.issue(TOTAL);
        long seq = claim("zj-insurer", receipt, 7).seq();
        assertThat(desk.both("zj-insurer", "Unclaim", receipt.end(seq))
                        .endorsers(ZHEJIANG, JIANGXI)
                        .submit()
                        .code())
                .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
        desk.both("zj-insurer", "Unclaim", receipt.end(seq)).submit().requireValid();
    }

    @Test
    void a_supervisor_releases_after_an_objection() {
        HeldReceipt receipt = desk.issue(TOTAL);
        long seq = claim("jx-insurer", receipt, 7).seq();
        refused("CLAIM_OBJECTION_MISSING", () -> desk.owner("zj-supervisor", "Release", receipt.end(seq))
                .endorse());
        desk.owner("zj-hospital-clerk", "ObjectToClaim", receipt.object(seq))
                .submit()
                .requireValid();
        desk.owner("national-supervisor", "Release", receipt.end(seq)).submit().requireValid();
        assertThat(desk.reversal(receipt).submit().outcome().code()).isEqualTo(TxValidationCode.VALID);
        desk.advance();
    }

    @Test
    void a_replayed_claim_is_the_same_claim() {
        HeldReceipt receipt = desk.issue(TOTAL);
        ClaimRequest request = receipt.claim(false);
        ClaimAnswer first = replay(receipt, request);
        desk.both("jx-insurer", "Unclaim", receipt.end(first.seq())).submit().requireValid();
        assertThat(replay(receipt, request)).isEqualTo(first);
        assertThat(desk.rest(receipt)).isEqualTo(TOTAL);
    }

    @Test
    void an_envelope_submitted_twice_counts_once() {
        HeldReceipt receipt = desk.issue(TOTAL);
        Held claim = desk.claim("jx-insurer", receipt, 7).endorse();
        assertThat(claim.submitTwice())
                .as("the first outcome stands")
                .containsExactly(TxValidationCode.VALID, TxValidationCode.VALID);
        assertThat(desk.rest(receipt)).isEqualTo(TOTAL - 7);
    }

    @Test
    void a_key_closed_meanwhile_spoils_what_was_endorsed_with_it() {
        String kid = founding.key("zj-clinic-keeper", "zj-clinic-approver", ZHEJIANG, ZHEJIANG_NAMESPACE);
        ReceiptDesk clinic = new ReceiptDesk(session, kid, founding.agencyOf("zj-clinic-clerk"), 1_000_001);
        Held held = clinic.owner(
                        "zj-clinic-clerk", "Issue", clinic.draft(List.of(TOTAL)).request())
                .endorse();
        session.call(
                        "zj-clinic-approver",
                        ZHEJIANG_NAMESPACE,
                        "registry:CloseKey",
                        new CloseKeyRequest(ReceiptFounding.id(), kid, KeyState.Closing.COMPROMISED))
                .endorsers(ZHEJIANG, NATIONAL)
                .submit()
                .requireValid();
        assertThat(held.submit().outcome().code()).isEqualTo(TxValidationCode.MVCC_READ_CONFLICT);
    }

    @Test
    void strangers_are_refused_at_the_ledger() {
        HeldReceipt receipt = desk.issue(TOTAL);
        HeldReceipt guessed = new HeldReceipt(receipt.number(), ReceiptSecret.of(new byte[16]), TOTAL, receipt.proof());
        refused("SECRET_WRONG", () -> desk.claim("jx-insurer", guessed, 1).endorse());
        refused("NOT_ISSUING_UNIT", () -> desk.owner("zj-clinic-clerk", "Stamp", receipt.stamp(Activity.DELIVER))
                .endorse());
        refused("CALLER_OF_OTHER_REGION", () -> desk.both("jx-market-clerk", "Stamp", receipt.stamp(Activity.DELIVER))
                .endorse());
        refused("ROLE_MISSING", () -> desk.both("zj-hospital-clerk", "Claim", receipt.claim(false))
                .secrets(receipt.secrets(1))
                .endorse());
    }

    private ClaimAnswer claim(String claimant, HeldReceipt receipt, long amount) {
        return desk.claim(claimant, receipt, amount).submit().answer(ClaimAnswer.class);
    }

    private ClaimAnswer replay(HeldReceipt receipt, ClaimRequest request) {
        return desk.both("jx-insurer", "Claim", request)
                .secrets(receipt.secrets(9))
                .submit()
                .answer(ClaimAnswer.class);
    }

    private static void refused(String code, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(RefusedCall.class, refused -> assertThat(refused.code())
                .as(refused.getMessage())
                .isEqualTo(code));
    }

    /** Looks for each amount as decimal digits and as 8 bytes, in valid and invalid transactions alike. */
    private void assertNowhere(List<Long> amounts, long lastBlock) {
        for (Block block : session.blocks("jx-insurer", lastBlock)) {
            String content = new String(block.toByteArray(), StandardCharsets.ISO_8859_1);
            for (long amount : amounts) {
                if (amount > 1_000_000_000_000L) {
                    assertThat(content.contains(Long.toString(amount)))
                            .as("digits of an amount in block "
                                    + block.getHeader().getNumber())
                            .isFalse();
                    assertThat(content.contains(binary(amount)))
                            .as("bytes of an amount in block "
                                    + block.getHeader().getNumber())
                            .isFalse();
                }
            }
        }
    }

    private static String binary(long amount) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(amount).array();
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
