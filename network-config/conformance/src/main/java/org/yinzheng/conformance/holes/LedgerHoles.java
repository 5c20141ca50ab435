// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.holes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.MVCC_READ_CONFLICT;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;
import static org.yinzheng.conformance.engine.World.COMMON;
import static org.yinzheng.conformance.engine.World.JX;
import static org.yinzheng.conformance.engine.World.JX_MSP;
import static org.yinzheng.conformance.engine.World.NATIONAL_MSP;
import static org.yinzheng.conformance.engine.World.ZJ;
import static org.yinzheng.conformance.engine.World.ZJ_MSP;
import static org.yinzheng.conformance.engine.World.id;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.licence.IssueAnswer;
import org.yinzheng.chaincode.licence.IssueRequest;
import org.yinzheng.chaincode.licence.LicenceEntry;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.OperateRequest;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.chaincode.licence.OperationAnswer;
import org.yinzheng.chaincode.licence.TransferInRequest;
import org.yinzheng.chaincode.registry.BeatRequest;
import org.yinzheng.chaincode.registry.CloseKeyRequest;
import org.yinzheng.chaincode.registry.ConfirmKeyRequest;
import org.yinzheng.chaincode.registry.FenceAnswer;
import org.yinzheng.chaincode.registry.FenceRequest;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.chaincode.registry.PublishTypeRequest;
import org.yinzheng.chaincode.registry.RegistryAnswer;
import org.yinzheng.conformance.engine.Engine;
import org.yinzheng.conformance.engine.LedgerClient;
import org.yinzheng.conformance.engine.World;
import org.yinzheng.network.SigningIdentity;

/**
 * Each hole that a simpler design of the ledger leaves open, tried through Fabric's own client. A test here goes red when the
 * guard that closes its hole is taken out.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class LedgerHoles {
    private final Engine engine;
    private final World world;
    private final LedgerClient clerk;

    protected LedgerHoles(Engine engine) {
        this.engine = engine;
        this.world = World.found(engine);
        this.clerk = world.client("zj-market-clerk");
    }

    protected final Engine engine() {
        return engine;
    }

    @AfterAll
    void stop() {
        world.close();
        engine.close();
    }

    private TxValidationCode committed(
            LedgerClient client, String namespace, String function, Object request, String... by)
            throws EndorseException {
        return client.commit(client.endorse(namespace, function, request, by));
    }

    private boolean exists(String namespace, LicenceEntry licence) {
        try {
            world.state(namespace, licence.licenceId());
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    @Test
    void two_other_members_cannot_write_a_provinces_first_record() throws Exception {
        LicenceEntry entry = world.entry("zj-market");
        IssueRequest request = world.issueRequest("zj-market", entry);
        assertThat(committed(clerk, ZJ, "licence:Issue", request, JX_MSP, NATIONAL_MSP))
                .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
        assertThat(exists(ZJ, entry)).isFalse();
    }

    @Test
    void a_province_alone_cannot_write_its_own_record() throws Exception {
        LicenceEntry entry = world.entry("zj-market");
        IssueRequest request = world.issueRequest("zj-market", entry);
        assertThat(committed(clerk, ZJ, "licence:Issue", request, ZJ_MSP)).isEqualTo(ENDORSEMENT_POLICY_FAILURE);
        assertThat(exists(ZJ, entry)).isFalse();
    }

    @Test
    void a_province_with_one_other_can() throws Exception {
        for (String other : List.of(JX_MSP, NATIONAL_MSP)) {
            LicenceEntry entry = world.entry("zj-market");
            IssueRequest request = world.issueRequest("zj-market", entry);
            assertThat(committed(clerk, ZJ, "licence:Issue", request, ZJ_MSP, other))
                    .isEqualTo(VALID);
            assertThat(exists(ZJ, entry)).isTrue();
        }
    }

    @Test
    void neither_two_others_nor_the_province_alone_can_change_a_record() throws Exception {
        String licence = world.issued("zj-market").licenceId();
        OperateRequest suspend = world.operation(ZJ, Operation.SUSPEND, licence, null, null);
        assertThat(committed(clerk, ZJ, "licence:Operate", suspend, JX_MSP, NATIONAL_MSP))
                .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
        assertThat(committed(clerk, ZJ, "licence:Operate", suspend, ZJ_MSP)).isEqualTo(ENDORSEMENT_POLICY_FAILURE);
        assertThat(world.state(ZJ, licence).state()).isEqualTo(LicenceStatus.VALID);
    }

    @Test
    void no_single_member_writes_the_common_registry() throws Exception {
        LedgerClient national = world.client("national-registry");
        PublishTypeRequest request = new PublishTypeRequest(id(), World.type(500, "11100000000013338W050", false));
        assertThat(committed(national, COMMON, "registry:PublishType", request, NATIONAL_MSP))
                .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
        assertThat(committed(national, COMMON, "registry:PublishType", request, NATIONAL_MSP, JX_MSP))
                .isEqualTo(VALID);
    }

    /** Peers that run other chaincode sign what they like; the machine for that is shown to work first. */
    @Test
    void writes_that_no_contract_made_need_the_same_signatures() throws Exception {
        assertThat(clerk.commit(forged(ZJ_MSP, JX_MSP))).isEqualTo(VALID);
        assertThat(clerk.commit(forged(JX_MSP, NATIONAL_MSP))).isEqualTo(ENDORSEMENT_POLICY_FAILURE);
        assertThat(clerk.commit(forged(ZJ_MSP))).isEqualTo(ENDORSEMENT_POLICY_FAILURE);
        assertThat(clerk.commit(forged(ZJ_MSP, ZJ_MSP))).isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    }

    private Transaction forged(String... members) throws EndorseException, IOException {
        Transaction honest =
                clerk.endorse(ZJ, "licence:Issue", world.issueRequest("zj-market", world.entry("zj-market")));
        List<SigningIdentity> peers = new ArrayList<>();
        for (String member : members) {
            peers.add(engine.material().peer(member, "peer0"));
        }
        UnaryOperator<KVRWSet> invented = set -> set.toBuilder()
                .addWrites(KVWrite.newBuilder()
                        .setKey(LedgerKeys.licence("INVENTED-" + id()).text())
                        .setValue(ByteString.copyFromUtf8("{}")))
                .build();
        return new ForgedTransaction(clerk, honest).signedBy(peers, ZJ, invented);
    }

    @Test
    void what_exists_is_not_created_again() {
        LicenceEntry first = world.issued("zj-market");
        LicenceEntry fresh = world.entry("zj-market");
        assertThat(attempt(first)).isEqualTo("LICENCE_EXISTS");
        assertThat(attempt(new LicenceEntry(
                        fresh.licenceId(),
                        fresh.statusIndex(),
                        fresh.issueDate(),
                        fresh.validFrom(),
                        fresh.validTo(),
                        fresh.holderCommitment(),
                        fresh.fileDigest(),
                        2,
                        first.credentials())))
                .isEqualTo("DIGEST_EXISTS");
        assertThat(attempt(new LicenceEntry(
                        fresh.licenceId(),
                        first.statusIndex(),
                        fresh.issueDate(),
                        fresh.validFrom(),
                        fresh.validTo(),
                        fresh.holderCommitment(),
                        fresh.fileDigest(),
                        2,
                        fresh.credentials())))
                .isEqualTo("STATUS_INDEX_TAKEN");
    }

    private String attempt(LicenceEntry entry) {
        return clerk.attempt(ZJ, "licence:Issue", world.issueRequest("zj-market", entry));
    }

    @Test
    void an_ended_licence_is_not_created_again() {
        LicenceEntry entry = world.issued("zj-market");
        world.operated(
                "zj-market-approver",
                ZJ,
                world.operation(ZJ, Operation.END, entry.licenceId(), LicenceStatus.REVOKED, null));
        assertThat(attempt(entry)).isEqualTo("LICENCE_EXISTS");
    }

    @Test
    void of_two_creators_of_one_licence_exactly_one_is_valid() throws Exception {
        LicenceEntry entry = world.entry("zj-market");
        Transaction one = clerk.endorse(ZJ, "licence:Issue", world.issueRequest("zj-market", entry));
        Transaction two = clerk.endorse(ZJ, "licence:Issue", world.issueRequest("zj-market", entry));
        assertThat(together(one, two)).containsExactlyInAnyOrder(VALID, MVCC_READ_CONFLICT);
    }

    private List<TxValidationCode> together(Transaction... transactions) throws Exception {
        List<SubmittedTransaction> submitted = new ArrayList<>();
        for (Transaction transaction : transactions) {
            submitted.add(transaction.submitAsync());
        }
        List<TxValidationCode> codes = new ArrayList<>();
        for (SubmittedTransaction transaction : submitted) {
            codes.add(clerk.outcome(transaction).getCode());
        }
        return codes;
    }

    @ParameterizedTest
    @ValueSource(longs = {-3650, 3650})
    void a_timestamp_of_ten_years_away_is_refused(long days) throws Exception {
        assertThat(refusalAt(Instant.now().plus(Duration.ofDays(days)))).isNotEqualTo("VALID");
    }

    @ParameterizedTest
    @ValueSource(longs = {-16, 16})
    void a_timestamp_of_sixteen_minutes_away_is_refused(long minutes) throws Exception {
        assertThat(refusalAt(Instant.now().plus(Duration.ofMinutes(minutes)))).isNotEqualTo("VALID");
    }

    @Test
    void a_timestamp_of_two_minutes_ago_is_accepted() throws Exception {
        assertThat(refusalAt(Instant.now().minusSeconds(120))).isEqualTo("VALID");
    }

    /** A sign of life has no time of its own, so nothing but the window can object. */
    private String refusalAt(Instant time) throws Exception {
        Proposal honest =
                clerk.proposal(ZJ, "registry:Beat", new BeatRequest(id())).build();
        Proposal dated = clerk.gateway().newProposal(DatedProposal.of(honest.getBytes(), time));
        try {
            return clerk.commit(dated.endorse()).name();
        } catch (EndorseException e) {
            return LedgerClient.refusal(e);
        }
    }

    @Test
    void what_was_endorsed_with_a_key_closed_since_is_spoilt() throws Exception {
        String kid = world.proposeKey("zj-market");
        world.client("zj-market-approver")
                .submit(ZJ, "registry:ConfirmKey", new ConfirmKeyRequest(id(), kid), RegistryAnswer.class);
        IssueRequest request = new IssueRequest(id(), World.BUSINESS, 1, kid, List.of(world.entry("zj-market")));
        Transaction held = clerk.endorse(ZJ, "licence:Issue", request);
        world.client("zj-market-keeper")
                .submit(
                        ZJ,
                        "registry:CloseKey",
                        new CloseKeyRequest(id(), kid, KeyState.Closing.COMPROMISED),
                        RegistryAnswer.class);
        assertThat(clerk.commit(held)).isEqualTo(MVCC_READ_CONFLICT);
    }

    @Test
    void of_a_transfer_in_and_its_undoing_exactly_one_is_valid() throws Exception {
        LicenceEntry leaving = moved();
        Transaction takenIn = world.client("jx-market-clerk").endorse(JX, "licence:TransferIn", takeIn(leaving));
        Transaction undone = world.client("zj-market-approver")
                .endorse(ZJ, "licence:Operate", world.operation(ZJ, Operation.UNDO, leaving.licenceId(), null, null));
        assertThat(together(takenIn, undone)).containsExactlyInAnyOrder(VALID, MVCC_READ_CONFLICT);
    }

    @Test
    void of_an_undoing_and_a_transfer_in_exactly_one_is_valid() throws Exception {
        LicenceEntry leaving = moved();
        Transaction undone = world.client("zj-market-approver")
                .endorse(ZJ, "licence:Operate", world.operation(ZJ, Operation.UNDO, leaving.licenceId(), null, null));
        Transaction takenIn = world.client("jx-market-clerk").endorse(JX, "licence:TransferIn", takeIn(leaving));
        assertThat(together(undone, takenIn)).containsExactlyInAnyOrder(VALID, MVCC_READ_CONFLICT);
    }

    @Test
    void what_was_taken_in_is_neither_undone_nor_taken_in_again() {
        LicenceEntry leaving = moved();
        world.client("jx-market-clerk").submit(JX, "licence:TransferIn", takeIn(leaving), OperationAnswer.class);
        OperateRequest undo = world.operation(ZJ, Operation.UNDO, leaving.licenceId(), null, null);
        assertThat(world.client("zj-market-approver").attempt(ZJ, "licence:Operate", undo))
                .isIn("ALREADY_TAKEN_IN", "TRANSITION_REFUSED");
        assertThat(world.client("jx-market-clerk").attempt(JX, "licence:TransferIn", takeIn(leaving)))
                .isEqualTo("ALREADY_TAKEN_IN");
    }

    private LicenceEntry moved() {
        LicenceEntry leaving = world.issued("zj-market");
        world.operated(
                "zj-market-approver",
                ZJ,
                world.operation(ZJ, Operation.TRANSFER_OUT, leaving.licenceId(), null, "360000"));
        return leaving;
    }

    private TransferInRequest takeIn(LicenceEntry leaving) {
        return new TransferInRequest(
                id(),
                "330000",
                leaving.licenceId(),
                World.BUSINESS,
                1,
                world.kid("jx-market"),
                world.entry("jx-market"));
    }

    @Test
    void a_replayed_suspension_after_the_restoration_changes_nothing() {
        String licence = world.issued("zj-market").licenceId();
        OperateRequest suspend = world.operation(ZJ, Operation.SUSPEND, licence, null, null);
        OperationAnswer first = world.operated("zj-market-clerk", ZJ, suspend);
        world.operated("zj-market-clerk", ZJ, world.operation(ZJ, Operation.RESTORE, licence, null, null));
        assertThat(world.operated("zj-market-clerk", ZJ, suspend)).isEqualTo(first);
        assertThat(world.state(ZJ, licence).state()).isEqualTo(LicenceStatus.VALID);
        OperateRequest again =
                new OperateRequest(id(), Operation.SUSPEND, licence, suspend.seq(), "TEST", null, null, null);
        assertThat(clerk.attempt(ZJ, "licence:Operate", again)).isEqualTo("SEQUENCE_MISMATCH");
    }

    @Test
    void other_arguments_under_a_used_request_id_are_refused() {
        String licence = world.issued("zj-market").licenceId();
        OperateRequest suspend = world.operation(ZJ, Operation.SUSPEND, licence, null, null);
        world.operated("zj-market-clerk", ZJ, suspend);
        OperateRequest other = new OperateRequest(
                suspend.requestId(), Operation.RESTORE, licence, suspend.seq() + 1, "TEST", null, null, null);
        assertThat(clerk.attempt(ZJ, "licence:Operate", other)).isEqualTo("REQUEST_ID_REUSED");
    }

    @Test
    void one_envelope_submitted_twice_counts_once() throws Exception {
        IssueRequest request = world.issueRequest("zj-market", world.entry("zj-market"));
        Transaction transaction = clerk.endorse(ZJ, "licence:Issue", request);
        assertThat(clerk.commitTwice(transaction)).containsExactly(VALID, VALID);
        assertThat(clerk.submit(ZJ, "licence:Issue", request, IssueAnswer.class).transactionId())
                .isEqualTo(transaction.getTransactionId());
    }

    @Test
    void a_fenced_request_that_comes_late_is_spoilt() throws Exception {
        LicenceEntry entry = world.entry("zj-market");
        IssueRequest request = world.issueRequest("zj-market", entry);
        Transaction late = clerk.endorse(ZJ, "licence:Issue", request);
        clerk.submit(ZJ, "registry:Fence", new FenceRequest(id(), request.requestId()), FenceAnswer.class);
        assertThat(clerk.commit(late)).isEqualTo(MVCC_READ_CONFLICT);
        assertThat(exists(ZJ, entry)).isFalse();
        assertThat(clerk.attempt(ZJ, "licence:Issue", request)).isEqualTo("REQUEST_FENCED");
    }

    @Test
    void sixty_four_crossed_nested_calls_do_not_lock_each_other_out() throws Exception {
        List<Transaction> endorsed = new CrossedTransfers(world, 32).endorsed();
        assertThat(together(endorsed.toArray(Transaction[]::new))).hasSize(64).containsOnly(VALID);
    }

    @Test
    void junk_of_six_megabytes_is_refused_and_the_largest_that_is_taken_stops_no_follower() throws Exception {
        assertThatThrownBy(() -> clerk.commit(Junk.endorsed(clerk, 6 << 20)))
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown).isInstanceOf(GatewayException.class),
                        thrown -> assertThat(thrown).hasCauseInstanceOf(GatewayException.class));
        SubmittedTransaction taken = Junk.endorsed(clerk, 1_900_000).submitAsync();
        long block = clerk.outcome(taken).getBlockNumber();
        for (String reader : List.of("zj-market-clerk", "jx-market-clerk", "national-registry")) {
            try (var blocks = world.client(reader)
                    .gateway()
                    .getNetwork("yinzheng")
                    .newBlockEventsRequest()
                    .startBlock(block)
                    .build()
                    .getEvents()) {
                assertThat(blocks.next().getSerializedSize()).as(reader).isGreaterThan(1_900_000);
            }
        }
        assertThat(exists(ZJ, world.issued("zj-market"))).isTrue();
    }
}
