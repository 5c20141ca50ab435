// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.DUPLICATE_TXID;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import java.nio.file.Path;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.localpeer.Calls;
import org.yinzheng.localpeer.TestPeer;
import org.yinzheng.localpeer.channel.ChannelConfig;
import org.yinzheng.localpeer.ledger.LedgerStore;

/** What no client can bring about, because a waiting envelope is not ordered again, and what another orderer may do. */
class BlockValidatorTest {
    @TempDir
    Path folder;

    @Test
    void of_two_envelopes_with_one_id_in_a_block_the_second_is_a_duplicate() throws Exception {
        Block written;
        try (TestPeer peer = TestPeer.start(folder)) {
            long number = Calls.submit(peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ), "Put", "note", "1")
                    .getBlockNumber();
            written = Calls.block(peer, number);
        }
        try (LedgerStore store = LedgerStore.open(folder.resolve("data"), 1)) {
            ChannelConfig config = ChannelConfig.read(store.block(0).orElseThrow());
            CheckedTransaction once =
                    new TransactionCheck(config).check(written.getData().getData(0));

            BlockValidator.Outcome outcome = new BlockValidator(config.policies())
                    .validate(store.height(), List.of(once, once), store.committed(), id -> false);

            assertThat(outcome.codes()).containsExactly(VALID, DUPLICATE_TXID);
            assertThat(outcome.places()).hasSize(1);
            assertThat(outcome.history()).hasSize(1);
        }
    }
}
