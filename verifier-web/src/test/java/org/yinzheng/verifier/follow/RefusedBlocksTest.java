// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.ledger.BlockRefusedException;
import org.yinzheng.verifier.testledger.Followed;
import org.yinzheng.verifier.testledger.LedgerScript;
import org.yinzheng.verifier.testledger.ReceiptScript;
import org.yinzheng.verifier.testledger.TestChain;

/** What a peer may not get away with: changed and missing blocks, and transactions that the rules of the ledger forbid. */
class RefusedBlocksTest {

    @TempDir
    Path folder;

    private final TestChain chain = new TestChain();
    private final LedgerScript script = new LedgerScript(chain, Instant.now().getEpochSecond() - 600);

    @BeforeEach
    void found() {
        script.founded();
    }

    private void tamperLast(UnaryOperator<Block> change) {
        chain.replaceLast(change.apply(chain.last()));
    }

    private void expectRefusal(AlarmCode code) throws BlockRefusedException {
        expectRefusal(chain, code);
    }

    private void expectRefusal(TestChain served, AlarmCode code) throws BlockRefusedException {
        Followed.refusesLast(served, folder, code);
    }

    @Test
    void a_changed_transaction_is_refused() throws Exception {
        script.licence();
        tamperLast(block -> {
            var data = block.getData().getData(0).toByteArray();
            data[data.length / 2] ^= 1;
            return block.toBuilder()
                    .setData(block.getData().toBuilder().setData(0, ByteString.copyFrom(data)))
                    .build();
        });
        expectRefusal(AlarmCode.DATA_HASH_WRONG);
    }

    @Test
    void a_changed_header_is_refused() throws Exception {
        script.licence();
        tamperLast(block -> block.toBuilder()
                .setHeader(block.getHeader().toBuilder().setPreviousHash(ByteString.copyFrom(new byte[32])))
                .build());
        expectRefusal(AlarmCode.PREVIOUS_HASH_WRONG);
    }

    @Test
    void a_missing_block_is_refused() throws Exception {
        script.licence();
        var before = chain.copy();
        script.licence();
        before.replaceLast(chain.last());
        expectRefusal(before, AlarmCode.BLOCK_OUT_OF_TURN);
    }

    @Test
    void a_transaction_with_a_wrong_client_signature_is_refused() throws Exception {
        var envelope = chain.envelope(script.proposal().puts(LedgerScript.ZHEJIANG, LedgerKeys.beat("330000"), "x"));
        var signature = envelope.getSignature().toByteArray();
        signature[signature.length - 1] ^= 1;
        chain.add(List.of(envelope.toBuilder()
                .setSignature(ByteString.copyFrom(signature))
                .build()));
        expectRefusal(AlarmCode.CREATOR_WRONG);
    }

    @Test
    void the_endorsement_of_another_result_is_refused() throws Exception {
        var proposal = script.proposal().puts(LedgerScript.ZHEJIANG, LedgerKeys.beat("330000"), "x");
        var forged = Forgery.withOtherResults(chain.envelope(proposal));
        chain.add(List.of(forged));
        expectRefusal(AlarmCode.POLICY_NOT_MET);
    }

    @Test
    void the_owner_alone_does_not_suffice_for_its_namespace() throws Exception {
        chain.add(script.proposal()
                .puts(LedgerScript.ZHEJIANG, LedgerKeys.beat("330000"), "x")
                .endorsedBy("ZhejiangMSP"));
        expectRefusal(AlarmCode.POLICY_NOT_MET);
    }

    @Test
    void two_other_provinces_do_not_suffice_for_a_namespace() throws Exception {
        chain.add(script.proposal()
                .puts(LedgerScript.ZHEJIANG, LedgerKeys.beat("330000"), "x")
                .endorsedBy("JiangxiMSP", "NationalMSP"));
        expectRefusal(AlarmCode.POLICY_NOT_MET);
    }

    @Test
    void a_transaction_that_stands_twice_is_refused() throws Exception {
        var envelope = chain.envelope(script.proposal().puts(LedgerScript.ZHEJIANG, LedgerKeys.beat("330000"), "x"));
        chain.add(List.of(envelope));
        chain.add(List.of(envelope));
        expectRefusal(AlarmCode.FLAG_WRONG);
    }

    @Test
    void a_transaction_that_read_a_closed_key_as_open_is_refused() throws Exception {
        var key = LedgerKeys.issuingKey(script.signer.publicKey().keyId().hex());
        var opened = chain.blocks().size() - 1;
        script.keyClosed(KeyState.Closing.NORMAL);
        chain.add(script.proposal()
                .read(LedgerScript.ZHEJIANG, key, opened, 0)
                .puts(LedgerScript.ZHEJIANG, LedgerKeys.beat("330000"), "x"));
        expectRefusal(AlarmCode.FLAG_WRONG);
    }

    @Test
    void a_licence_written_a_second_time_is_refused() throws Exception {
        var licence = script.licence();
        chain.add(script.recorded(licence));
        expectRefusal(AlarmCode.RULE_BROKEN);
    }

    @Test
    void a_deleted_record_is_refused() throws Exception {
        var licence = script.licence();
        chain.add(script.proposal().deletes(LedgerScript.ZHEJIANG, LedgerKeys.licence(licence.id())));
        expectRefusal(AlarmCode.RULE_BROKEN);
    }

    @Test
    void a_state_that_skips_a_number_is_refused() throws Exception {
        var licence = script.licence();
        script.state(licence, 3, LicenceStatus.REVOKED, Operation.END, null, null);
        expectRefusal(AlarmCode.RULE_BROKEN);
    }

    @Test
    void a_batch_whose_root_does_not_cover_its_leaves_is_refused() throws Exception {
        var receipts = new ReceiptScript(script);
        chain.add(receipts.recorded(receipts.signed(3), "ab".repeat(32)));
        expectRefusal(AlarmCode.RULE_BROKEN);
    }

    @Test
    void junk_that_is_flagged_valid_is_refused() throws Exception {
        chain.addRaw(List.of(ByteString.copyFromUtf8("junk")), new byte[1]);
        expectRefusal(AlarmCode.MALFORMED);
    }

    @Test
    void another_genesis_block_than_the_pinned_one_is_refused() throws Exception {
        var other = chain.blocks().get(0).toBuilder()
                .setHeader(chain.blocks().get(0).getHeader().toBuilder().setDataHash(ByteString.copyFrom(new byte[32])))
                .build();
        var foreign = new TestChain();
        foreign.replaceLast(other);
        expectRefusal(foreign, AlarmCode.GENESIS_MISMATCH);
    }

    @Test
    void a_client_whose_organisation_is_no_member_is_refused() throws Exception {
        var stranger = Forgery.withStrangersCertificate(
                chain, script.proposal().puts(LedgerScript.ZHEJIANG, LedgerKeys.beat("330000"), "x"));
        chain.add(List.of(stranger));
        expectRefusal(AlarmCode.CREATOR_WRONG);
    }
}
