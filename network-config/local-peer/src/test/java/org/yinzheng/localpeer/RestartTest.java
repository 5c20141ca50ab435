// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.localpeer.commit.LedgerCheck;
import org.yinzheng.localpeer.ledger.LedgerException;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;
import picocli.CommandLine;

class RestartTest {
    @TempDir
    Path folder;

    @Test
    void everything_is_there_again_and_the_chain_goes_on() throws Exception {
        long height;
        Transaction submitted;
        try (TestPeer peer = TestPeer.start(folder)) {
            Contract notes = peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ);
            Calls.submit(notes, "Put", "kept", "1");
            Calls.submit(notes, "Put", "kept", "2");
            submitted = Calls.endorse(notes, "Create", "once", "x");
            Calls.submit(submitted);
            height = peer.peer().height();
        }
        try (TestPeer peer = TestPeer.start(folder)) {
            Contract notes = peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ);
            assertThat(peer.peer().height()).as("nothing is defined twice").isEqualTo(height);
            assertThat(Calls.evaluate(notes, "History", "kept")).isEqualTo("2,1");
            assertThat(Calls.submit(notes, "Put", "kept", "3").getBlockNumber()).isEqualTo(height);
        }
        assertThat(LedgerCheck.run(folder.resolve("data"))).isEqualTo(height + 1);
    }

    @Test
    void an_envelope_that_comes_again_after_a_restart_keeps_its_first_outcome_and_is_flagged_9() throws Exception {
        Transaction submitted;
        Status first;
        try (TestPeer peer = TestPeer.start(folder)) {
            submitted = Calls.endorse(peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ), "Create", "twice", "once");
            first = Calls.submit(submitted);
        }
        try (TestPeer peer = TestPeer.start(folder)) {
            Status second = Calls.submit(peer.gateway(TestPeer.ZHEJIANG).newTransaction(submitted.getBytes()));

            assertThat(second.getCode()).isEqualTo(TxValidationCode.VALID);
            assertThat(second.getBlockNumber()).isEqualTo(first.getBlockNumber());
            long last = Calls.chain(peer).getHeight() - 1;
            assertThat(last).isGreaterThan(first.getBlockNumber());
            assertThat(Calls.block(peer, last).getMetadata().getMetadata(2).byteAt(0))
                    .isEqualTo((byte) TxValidationCode.DUPLICATE_TXID_VALUE);
            assertThat(Calls.evaluate(peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ), "History", "twice"))
                    .isEqualTo("once");
        }
    }

    @Test
    void a_ledger_in_use_is_refused_to_others() {
        LocalPeerSettings settings = TestPeer.settings(folder);
        try (TestPeer peer = TestPeer.start(settings)) {
            assertThatThrownBy(() -> LocalPeer.start(settings))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("in use");
            assertThatThrownBy(() -> LedgerCheck.run(settings.data())).hasMessageContaining("in use");
            assertThat(peer.peer().height()).isEqualTo(2);
        }
    }

    @Test
    void a_ledger_that_lost_its_newest_blocks_or_its_head_is_refused() throws Exception {
        LocalPeerSettings settings = TestPeer.settings(folder);
        Path older = folder.resolve("older.sqlite");
        TestPeer.start(settings).close();
        Files.copy(settings.data().resolve("ledger.sqlite"), older);
        try (TestPeer peer = TestPeer.start(settings)) {
            Calls.submit(peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ), "Put", "newest", "1");
        }
        Files.copy(older, settings.data().resolve("ledger.sqlite"), StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> LocalPeer.start(settings))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("the newest are lost");

        Files.delete(settings.data().resolve("HEAD"));
        assertThatThrownBy(() -> LocalPeer.start(settings))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("HEAD is missing");
    }

    @Test
    void a_port_in_use_is_said_so_and_the_ledger_is_free_again() throws Exception {
        LocalPeerSettings settings = TestPeer.settings(folder);
        try (TestPeer first = TestPeer.start(settings)) {
            int port = Integer.parseInt(first.peer().endpoint().split(":")[1]);
            LocalPeerSettings second = new LocalPeerSettings(
                    settings.network(), folder.resolve("second"), port, settings.linger(), settings.clock());

            assertThatThrownBy(() -> LocalPeer.start(second)).hasMessageContaining("port " + port);

            LocalPeer.start(second.withPort(0)).close();
        }
    }

    @Test
    void the_ledger_of_another_network_is_refused(@TempDir Path elsewhere) throws Exception {
        LocalPeerSettings settings = TestPeer.settings(folder);
        TestPeer.start(settings).close();
        Path other = elsewhere.resolve("network");
        NetworkMaterial.generate(NetworkDescription.demoText(), other);

        assertThatThrownBy(() -> LocalPeer.start(LocalPeerSettings.of(other, settings.data())))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("another network");
    }

    @Test
    void a_full_check_follows_deletes_policies_conflicts_and_duplicates() throws Exception {
        Transaction repeated;
        try (TestPeer peer = TestPeer.start(folder)) {
            TestLedger.fill(peer);
            repeated = Calls.endorse(peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ), "Create", "repeated", "1");
            Calls.submit(repeated);
        }
        try (TestPeer peer = TestPeer.start(folder)) {
            Calls.submit(peer.gateway(TestPeer.ZHEJIANG).newTransaction(repeated.getBytes()));
        }
        assertThat(LedgerCheck.run(folder.resolve("data"))).isGreaterThan(5);
        assertThat(new CommandLine(new LocalPeerCommand())
                        .execute("check", "--data", folder.resolve("data").toString()))
                .isZero();
    }

    @Test
    void the_command_line_says_what_is_wrong_and_fails() {
        Path nothing = folder.resolve("nothing");

        assertThat(new CommandLine(new LocalPeerCommand()).execute("check", "--data", nothing.toString()))
                .isEqualTo(1);
        assertThat(new CommandLine(new LocalPeerCommand())
                        .execute("run", "--network", nothing.toString(), "--data", nothing.toString()))
                .isEqualTo(1);
        assertThat(nothing).as("nothing half made").doesNotExist();
    }

    @Test
    void what_is_submitted_while_the_peer_stops_is_durable_or_refused() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        TestPeer peer = TestPeer.start(folder);
        Contract notes = peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ);
        List<Transaction> endorsed = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            endorsed.add(Calls.endorse(notes, "Put", "stopping" + i, "v"));
        }
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < endorsed.size(); i++) {
            String key = "stopping" + i;
            Transaction transaction = endorsed.get(i);
            tasks.add(() -> {
                try {
                    transaction.submitAsync();
                    synchronized (acknowledged) {
                        acknowledged.add(key);
                    }
                    return true;
                } catch (SubmitException e) {
                    return false;
                }
            });
        }
        tasks.add(() -> {
            peer.peer().close();
            return true;
        });
        Calls.all(tasks);
        peer.channel().shutdownNow();
        try (TestPeer again = TestPeer.start(folder)) {
            for (String key : acknowledged) {
                assertThat(Calls.evaluate(again.notes(TestPeer.ZHEJIANG, TestPeer.ZJ), "Get", key))
                        .isEqualTo("v");
            }
        }
    }
}
