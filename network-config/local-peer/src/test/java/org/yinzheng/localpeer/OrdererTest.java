// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.localpeer.commit.CommitListener;
import org.yinzheng.localpeer.commit.Orderer;
import org.yinzheng.localpeer.commit.SubmissionException;
import org.yinzheng.localpeer.ledger.LedgerException;
import org.yinzheng.localpeer.ledger.LedgerStore;

class OrdererTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void a_fault_of_the_program_stops_the_writing_and_leaves_nobody_waiting() throws Exception {
        Envelope envelope = Envelope.parseFrom(written().getData().getData(0));
        CommitListener faulty = (block, transactions) -> {
            throw new ArithmeticException("a fault");
        };
        try (LedgerStore store = LedgerStore.open(folder.resolve("data"), 1);
                Orderer orderer = Orderer.start(
                        NetworkFolder.read(folder.resolve("network")),
                        store,
                        Clock.systemUTC(),
                        Duration.ZERO,
                        List.of(faulty))) {
            assertThatThrownBy(() -> orderer.submit(envelope).get(60, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(LedgerException.class)
                    .hasMessageContaining("a fault");
            assertThatThrownBy(() -> orderer.submit(envelope))
                    .isInstanceOf(SubmissionException.class)
                    .hasMessageContaining("the ledger has stopped writing");
        }
    }

    @Test
    void an_envelope_whose_signer_has_expired_meanwhile_is_not_ordered() throws Exception {
        Envelope envelope = Envelope.parseFrom(written().getData().getData(0));
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(6 * 365));
        try (LedgerStore store = LedgerStore.open(folder.resolve("data"), 1);
                Orderer orderer = Orderer.start(
                        NetworkFolder.read(folder.resolve("network")), store, later, Duration.ZERO, List.of())) {
            assertThatThrownBy(() -> orderer.submit(envelope))
                    .isInstanceOfSatisfying(SubmissionException.class, e -> assertThat(e.status())
                            .isEqualTo(Status.BAD_REQUEST))
                    .hasMessageContaining("expired");
        }
    }

    private Block written() throws Exception {
        try (TestPeer peer = TestPeer.start(folder)) {
            return Calls.block(
                    peer,
                    Calls.submit(peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ), "Put", "note", "1")
                            .getBlockNumber());
        }
    }
}
