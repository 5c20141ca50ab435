// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import static org.yinzheng.verifier.testledger.LedgerScript.COMMON;
import static org.yinzheng.verifier.testledger.LedgerScript.ZHEJIANG;
import static org.yinzheng.verifier.testledger.TestPolicies.clients;
import static org.yinzheng.verifier.testledger.TestPolicies.peers;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.ledger.BlockRefusedException;
import org.yinzheng.verifier.testledger.Followed;
import org.yinzheng.verifier.testledger.LedgerScript;
import org.yinzheng.verifier.testledger.Proposal;
import org.yinzheng.verifier.testledger.TestChain;

/** A peer's flags are its word: the committed policies are evaluated again, of names and of single keys. */
class EndorsementTest {

    private static final String NATIONAL = "NationalMSP";
    private static final String OWNER = "ZhejiangMSP";
    private static final String OTHER = "JiangxiMSP";
    private static final LedgerKeys.Key CLAIM = LedgerKeys.claim("33060126", "0000000001", 1, "t1");

    /** A signature by nobody, and what is none at all: nothing, text, a number, a list of one, of texts, an endless one. */
    private static final List<ByteString> JUNK = Stream.of(
                    "3006020101020101",
                    "",
                    "6e6f6e65",
                    "020101",
                    "3003020101",
                    "30060c01610c0161",
                    "308002010102010100")
            .map(ByteString::fromHex)
            .toList();

    @TempDir
    Path folder;

    private final TestChain chain = new TestChain();
    private final LedgerScript script = new LedgerScript(chain, Instant.now().getEpochSecond() - 600);

    @BeforeEach
    void found() {
        script.founded();
    }

    private Proposal write(String... endorsers) {
        return script.proposal()
                .calling(ZHEJIANG, "registry:Beat", "{}")
                .putsText(ZHEJIANG, LedgerKeys.beat("330000").text(), "x")
                .endorsedBy(endorsers);
    }

    private Proposal writeClaim(String... endorsers) {
        return script.proposal()
                .calling(ZHEJIANG, "receipt:Unclaim", "{}")
                .putsText(ZHEJIANG, CLAIM.text(), "{}")
                .endorsedBy(endorsers);
    }

    private Proposal governed() {
        return writeClaim(OWNER, OTHER).governs(ZHEJIANG, CLAIM, peers(2, OWNER, OTHER));
    }

    private void add(TxValidationCode[] flags, Proposal... proposals) {
        var bytes = new byte[flags.length];
        for (int i = 0; i < flags.length; i++) {
            bytes[i] = (byte) flags[i].getNumber();
        }
        chain.addRaw(
                Arrays.stream(proposals)
                        .map(proposal -> chain.envelope(proposal).toByteString())
                        .toList(),
                bytes);
    }

    private static TxValidationCode[] flags(TxValidationCode... flags) {
        return flags;
    }

    private void expectRefusal(AlarmCode code) throws BlockRefusedException {
        Followed.refusesLast(chain, folder, code);
    }

    private void expectBelieved() throws BlockRefusedException {
        Followed.believes(chain, folder);
    }

    @Test
    void a_definition_that_asks_for_more_than_the_ledgers_rule_is_obeyed() throws Exception {
        script.defined(ZHEJIANG, peers(3, NATIONAL, OWNER, OTHER));
        chain.add(write(NATIONAL, OWNER, OTHER));
        expectBelieved();
        chain.add(write(OWNER, OTHER));
        expectRefusal(AlarmCode.POLICY_NOT_MET);
    }

    @Test
    void a_definition_that_asks_for_less_than_the_ledgers_rule_is_not_enough() throws Exception {
        script.defined(ZHEJIANG, peers(1, NATIONAL, OWNER, OTHER));
        chain.add(write(OWNER));
        expectRefusal(AlarmCode.POLICY_NOT_MET);
    }

    @Test
    void a_definition_that_a_minority_committed_is_refused() throws Exception {
        chain.add(script.definition(ZHEJIANG, peers(1, OWNER)).endorsedBy(OWNER));
        expectRefusal(AlarmCode.POLICY_NOT_MET);
    }

    @Test
    void a_definition_counts_from_the_next_block_on() throws Exception {
        chain.add(script.definition(ZHEJIANG, peers(3, NATIONAL, OWNER, OTHER)), write(OWNER, OTHER));
        expectBelieved();
    }

    @Test
    void a_name_that_nobody_defined_cannot_be_written() throws Exception {
        chain.add(script.proposal()
                .putsText("yz-440000", LedgerKeys.beat("440000").text(), "x")
                .endorsedBy(NATIONAL, OWNER, OTHER));
        expectRefusal(AlarmCode.POLICY_NOT_MET);
    }

    @Test
    void the_policy_of_the_name_that_was_called_is_met_even_if_it_writes_nothing_there() throws Exception {
        chain.add(script.proposal()
                .calling(COMMON, "registry:Beat", "{}")
                .putsText(ZHEJIANG, LedgerKeys.beat("330000").text(), "x")
                .endorsedBy(OWNER, OTHER));
        expectBelieved();
        script.defined(COMMON, peers(3, NATIONAL, OWNER, OTHER));
        chain.add(script.proposal()
                .calling(COMMON, "registry:Beat", "{}")
                .putsText(ZHEJIANG, LedgerKeys.beat("330000").text(), "x")
                .endorsedBy(OWNER, OTHER));
        expectRefusal(AlarmCode.POLICY_NOT_MET);
    }

    @Test
    void the_signature_of_a_client_is_no_endorsement_by_a_peer() throws Exception {
        chain.add(write(OWNER, OTHER + "/jx-market-clerk"));
        expectRefusal(AlarmCode.POLICY_NOT_MET);
    }

    @Test
    void a_policy_that_asks_for_clients_takes_clients() throws Exception {
        script.defined(ZHEJIANG, clients(2, OWNER, OTHER));
        chain.add(write(OWNER + "/zj-market-clerk", OTHER + "/jx-market-clerk"));
        expectBelieved();
        chain.add(write(OWNER, OTHER));
        expectRefusal(AlarmCode.POLICY_NOT_MET);
    }

    @Test
    void the_same_endorser_twice_is_one() throws Exception {
        script.defined(ZHEJIANG, peers(3, OWNER, OTHER, OTHER));
        chain.add(write(OWNER, OTHER, OTHER));
        expectRefusal(AlarmCode.POLICY_NOT_MET);
    }

    @Test
    void a_key_with_a_policy_of_its_own_is_judged_by_it() throws Exception {
        chain.add(governed());
        chain.add(writeClaim(OWNER, OTHER));
        expectBelieved();
        chain.add(writeClaim(OWNER, NATIONAL));
        expectRefusal(AlarmCode.POLICY_NOT_MET);
    }

    @Test
    void a_keys_policy_is_known_after_a_restart_and_by_whoever_changes_it() throws Exception {
        chain.add(governed());
        expectBelieved();
        chain.add(writeClaim(OWNER, NATIONAL).governs(ZHEJIANG, CLAIM, peers(1, OWNER)));
        expectRefusal(AlarmCode.POLICY_NOT_MET);
    }

    @Test
    void a_key_that_lost_its_policy_is_judged_by_its_names() throws Exception {
        chain.add(governed());
        chain.add(writeClaim(OWNER, OTHER).frees(ZHEJIANG, CLAIM));
        chain.add(writeClaim(OWNER, NATIONAL));
        expectBelieved();
    }

    @Test
    void other_keys_of_the_same_transaction_are_still_judged_by_their_name() throws Exception {
        script.defined(ZHEJIANG, peers(3, NATIONAL, OWNER, OTHER));
        chain.add(governed().endorsedBy(NATIONAL, OWNER, OTHER));
        chain.add(writeClaim(OWNER, OTHER));
        expectBelieved();
        chain.add(writeClaim(OWNER, OTHER)
                .putsText(ZHEJIANG, LedgerKeys.beat("330000").text(), "x"));
        expectRefusal(AlarmCode.POLICY_NOT_MET);
    }

    @Test
    void a_key_whose_policy_changes_in_the_block_is_not_written_later_in_it() throws Exception {
        chain.add(governed(), writeClaim(OWNER, OTHER));
        expectRefusal(AlarmCode.FLAG_WRONG);
    }

    @Test
    void nor_if_the_transaction_that_changes_it_loses_a_read_conflict() throws Exception {
        add(flags(TxValidationCode.MVCC_READ_CONFLICT, TxValidationCode.VALID), governed(), writeClaim(OWNER, OTHER));
        expectRefusal(AlarmCode.FLAG_WRONG);
    }

    @Test
    void a_transaction_that_is_hidden_behind_a_policy_failure_is_found() throws Exception {
        add(flags(TxValidationCode.ENDORSEMENT_POLICY_FAILURE), write(OWNER, OTHER));
        expectRefusal(AlarmCode.FLAG_WRONG);
    }

    @Test
    void what_is_rightly_refused_is_passed_over() throws Exception {
        var failure = TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
        add(flags(failure), write(OWNER));
        add(flags(TxValidationCode.VALID, failure), governed(), writeClaim(OWNER, OTHER));
        add(
                flags(failure),
                script.proposal()
                        .calling("other", "f", "{}")
                        .putsText("other", "k", "v")
                        .endorsedBy(OWNER, OTHER));
        var spoilt = chain.envelope(write(OWNER, OTHER)).toBuilder()
                .setSignature(ByteString.copyFromUtf8("none"))
                .build();
        chain.addRaw(List.of(spoilt.toByteString()), new byte[] {(byte) failure.getNumber()});
        expectBelieved();
    }

    @Test
    void a_wrong_endorsement_beside_enough_good_ones_stops_nobody() throws Exception {
        for (var junk : JUNK) {
            chain.add(List.of(Forgery.withMoreEndorsements(chain.envelope(write(OWNER, OTHER)), junk)));
        }
        expectBelieved();
        script.defined(ZHEJIANG, peers(3, NATIONAL, OWNER, OTHER));
        chain.add(List.of(Forgery.withMoreEndorsements(chain.envelope(write(OWNER, OTHER)), JUNK.get(0))));
        expectRefusal(AlarmCode.POLICY_NOT_MET);
    }

    @Test
    void the_higher_of_the_two_signatures_of_an_endorser_counts_for_nothing() throws Exception {
        chain.add(List.of(Forgery.withHighS(chain.envelope(write(OWNER, OTHER)))));
        expectRefusal(AlarmCode.POLICY_NOT_MET);
    }
}
