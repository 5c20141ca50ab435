// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import static org.yinzheng.verifier.testledger.LedgerScript.COMMON;
import static org.yinzheng.verifier.testledger.LedgerScript.ZHEJIANG;
import static org.yinzheng.verifier.testledger.TestPolicies.peers;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Orderers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.ledger.BlockRefusedException;
import org.yinzheng.verifier.testledger.Followed;
import org.yinzheng.verifier.testledger.LedgerScript;
import org.yinzheng.verifier.testledger.Proposal;
import org.yinzheng.verifier.testledger.ReceiptScript;
import org.yinzheng.verifier.testledger.TestChain;
import org.yinzheng.verifier.testledger.TestConfigs;
import org.yinzheng.verifier.testledger.TestNetwork;

/** Blocks and transactions that are right but for one thing: each is found by the check that is there for it. */
class ForgedBlocksTest {

    private static final String OWNER = "ZhejiangMSP";
    private static final String OTHER = "JiangxiMSP";

    @TempDir
    Path folder;

    private final TestChain chain = new TestChain();
    private final LedgerScript script = new LedgerScript(chain, Instant.now().getEpochSecond() - 600);

    @BeforeEach
    void found() {
        script.founded();
    }

    private Proposal write() {
        return script.proposal()
                .calling(ZHEJIANG, "registry:Beat", "{}")
                .putsText(ZHEJIANG, LedgerKeys.beat("330000").text(), "x")
                .endorsedBy(OWNER, OTHER);
    }

    private void expectRefusal(AlarmCode code) throws BlockRefusedException {
        Followed.refusesLast(chain, folder, code);
    }

    private void expectBelieved() throws BlockRefusedException {
        Followed.believes(chain, folder);
    }

    @Test
    void a_well_signed_block_that_continues_another_block_is_refused() throws Exception {
        var other = chain.copy();
        new LedgerScript(other, script.time() + 1).beat();
        new LedgerScript(other, script.time() + 2).beat();
        script.beat();
        script.beat();
        chain.replaceLast(other.last());
        expectRefusal(AlarmCode.PREVIOUS_HASH_WRONG);
    }

    @Test
    void the_consenters_signatures_under_another_block_count_for_nothing() throws Exception {
        script.beat();
        var signatures = chain.last().getMetadata().getMetadata(BlockMetadataIndex.SIGNATURES_VALUE);
        script.at(script.time() + 1).beat();
        var last = chain.last();
        chain.replaceLast(last.toBuilder()
                .setMetadata(
                        last.getMetadata().toBuilder().setMetadata(BlockMetadataIndex.SIGNATURES_VALUE, signatures))
                .build());
        expectRefusal(AlarmCode.BLOCK_SIGNATURES_MISSING);
    }

    @Test
    void a_block_with_fewer_flags_than_transactions_is_refused() throws Exception {
        chain.addRaw(
                List.of(
                        chain.envelope(write()).toByteString(),
                        chain.envelope(write()).toByteString()),
                new byte[1]);
        expectRefusal(AlarmCode.MALFORMED);
    }

    @Test
    void a_message_that_is_no_transaction_and_flagged_valid_is_refused() throws Exception {
        chain.add(List.of(
                Forgery.withHeader(chain.envelope(write()), header -> header.setType(HeaderType.MESSAGE_VALUE))));
        expectRefusal(AlarmCode.MALFORMED);
    }

    @Test
    void a_transaction_of_another_channel_is_refused() throws Exception {
        chain.add(List.of(Forgery.withHeader(chain.envelope(write()), header -> header.setChannelId("other"))));
        expectRefusal(AlarmCode.CREATOR_WRONG);
    }

    @Test
    void a_transaction_under_an_id_of_its_own_choice_is_refused() throws Exception {
        chain.add(List.of(Forgery.withHeader(chain.envelope(write()), header -> header.setTxId("ab".repeat(32)))));
        expectRefusal(AlarmCode.CREATOR_WRONG);
    }

    @Test
    void two_actions_in_one_transaction_are_refused() throws Exception {
        chain.add(List.of(Forgery.withActionTwice(chain.envelope(write()))));
        expectRefusal(AlarmCode.MALFORMED);
    }

    @Test
    void the_endorsed_answer_to_another_proposal_is_refused() throws Exception {
        chain.add(List.of(Forgery.withOtherArguments(chain.envelope(write()))));
        expectRefusal(AlarmCode.ENDORSEMENT_WRONG);
    }

    @Test
    void a_configuration_that_skips_a_number_is_refused() throws Exception {
        chain.addConfiguration(TestConfigs.withMsp(2, OTHER, msp -> msp));
        expectRefusal(AlarmCode.BLOCK_OUT_OF_TURN);
    }

    @Test
    void a_consenter_that_its_organisation_does_not_vouch_for_signs_nothing() throws Exception {
        chain.addConfiguration(TestConfigs.withOrderers(1, orderers -> orderers.toBuilder()
                .putValues(
                        "Orderers",
                        orderers.getValuesOrThrow("Orderers").toBuilder()
                                .setValue(exchanged(
                                        orderers.getValuesOrThrow("Orderers").getValue()))
                                .build())
                .build()));
        script.beat();
        chain.replaceLast(chain.signed(chain.last(), new byte[1], 2, 3, 4));
        expectBelieved();
        script.beat();
        chain.replaceLast(chain.signed(chain.last(), new byte[1], 1, 2, 3));
        expectRefusal(AlarmCode.BLOCK_SIGNATURES_MISSING);
    }

    @Test
    void without_consenters_one_orderer_of_an_ordering_organisation_signs() throws Exception {
        chain.addConfiguration(TestConfigs.withOrderers(1, orderers -> orderers.toBuilder()
                .removeValues("Orderers")
                .removeGroups(OTHER)
                .build()));
        script.beat();
        chain.replaceLast(chain.signedByOrderer(chain.last(), OWNER));
        expectBelieved();
        script.beat();
        chain.replaceLast(chain.signedByOrderer(chain.last(), OTHER));
        expectRefusal(AlarmCode.BLOCK_SIGNATURES_MISSING);
    }

    @Test
    void an_orderers_signature_under_another_block_counts_for_nothing() throws Exception {
        chain.addConfiguration(TestConfigs.withOrderers(
                1, orderers -> orderers.toBuilder().removeValues("Orderers").build()));
        script.beat();
        chain.replaceLast(chain.signedByOrderer(chain.last(), OWNER));
        var signatures = chain.last().getMetadata();
        script.at(script.time() + 1).beat();
        chain.replaceLast(chain.last().toBuilder().setMetadata(signatures).build());
        expectRefusal(AlarmCode.BLOCK_SIGNATURES_MISSING);
    }

    @Test
    void a_client_whose_certificate_was_revoked_is_refused() throws Exception {
        var authority = TestNetwork.material().authority(OWNER);
        var clerk = TestNetwork.material().client(OWNER, "zj-market-clerk");
        var list = new JcaX509v2CRLBuilder(authority.certificate().getSubjectX500Principal(), Date.from(Instant.now()))
                .addCRLEntry(clerk.certificate().getSerialNumber(), Date.from(Instant.now()), CRLReason.keyCompromise)
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.privateKey()));
        var encoded = ByteString.copyFrom(list.getEncoded());
        chain.add(write());
        chain.addConfiguration(TestConfigs.withMsp(
                1, OWNER, msp -> msp.toBuilder().addRevocationList(encoded).build()));
        expectBelieved();
        chain.add(write());
        expectRefusal(AlarmCode.CREATOR_WRONG);
    }

    @Test
    void the_common_namespace_needs_two_whatever_was_committed() throws Exception {
        script.defined(COMMON, peers(1, OWNER, OTHER));
        chain.add(script.proposal()
                .putsText(COMMON, LedgerKeys.beat("330000").text(), "x")
                .endorsedBy(OWNER));
        expectRefusal(AlarmCode.POLICY_NOT_MET);
    }

    @Test
    void a_batch_that_counts_more_receipts_than_it_has_leaves_is_refused() throws Exception {
        var batches = new ReceiptScript(script);
        var receipts = batches.signed(2);
        var batch = receipts.batch();
        chain.add(batches.recorded(receipts, batch.count() + 1, batch.root()));
        expectRefusal(AlarmCode.RULE_BROKEN);
    }

    @Test
    void a_batch_from_a_call_that_carries_no_leaves_is_refused() throws Exception {
        var batch = new ReceiptScript(script).signed(1).batch();
        chain.add(script.proposal()
                .callingNothing(ZHEJIANG)
                .puts(ZHEJIANG, LedgerKeys.batch(batch.code(), batch.first()), batch));
        expectRefusal(AlarmCode.RULE_BROKEN);
    }

    /** The first consenter's certificate under the second's organisation. */
    private static ByteString exchanged(ByteString serialised) {
        try {
            var orderers = Orderers.parseFrom(serialised);
            var first = orderers.getConsenterMapping(0);
            return orderers.toBuilder()
                    .setConsenterMapping(
                            0,
                            first.toBuilder()
                                    .setMspId(orderers.getConsenterMapping(1).getMspId()))
                    .build()
                    .toByteString();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
