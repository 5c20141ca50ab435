// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.localpeer.commit.LedgerCheck;
import org.yinzheng.localpeer.ledger.LedgerException;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.SigningIdentity;

/** Kills the peer's process in the middle of its work, again and again: nothing acknowledged is lost. */
class KillTest {
    private static final int ROUNDS = Boolean.getBoolean("yinzheng.endurance") ? 200 : 3;
    private static final int CLIENTS = 8;

    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();

    @Test
    void nothing_acknowledged_is_lost_and_everything_follows_from_the_blocks() throws Exception {
        LocalPeerSettings settings = TestPeer.settings(folder);
        SigningIdentity clerk = NetworkMaterial.load(settings.network()).client(TestPeer.ZHEJIANG, "zj-market-clerk");
        Random random = new Random(20261122);
        for (int round = 0; round < ROUNDS; round++) {
            try (Running running = Running.start(settings)) {
                assertThatThrownBy(() -> LocalPeer.start(settings))
                        .isInstanceOf(LedgerException.class)
                        .hasMessageContaining("in use");
                loadUntilKilled(running, clerk, 20 + random.nextInt(100));
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 20);
        try (TestPeer peer = TestPeer.start(settings)) {
            Contract notes = peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ);
            for (String key : acknowledged) {
                assertThat(Calls.evaluate(notes, "Get", key)).isEqualTo("v");
            }
        }
        assertThat(LedgerCheck.run(settings.data())).isPositive();
    }

    /** Clients put notes until so many were acknowledged; then the process is killed under them. */
    private void loadUntilKilled(Running running, SigningIdentity clerk, int enough) throws Exception {
        CountDownLatch wanted = new CountDownLatch(enough);
        ManagedChannel channel =
                NettyChannelBuilder.forTarget(running.endpoint()).usePlaintext().build();
        try (Gateway gateway = Gateway.newInstance()
                .identity(new X509Identity(clerk.mspId(), clerk.certificate()))
                .signer(TestSigner.of(clerk.privateKey()))
                .hash(Hash.NONE)
                .connection(channel)
                .connect()) {
            Contract notes = gateway.getNetwork("yinzheng").getContract(TestPeer.ZJ, "notes");
            List<Thread> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> new Thread(() -> work(notes, wanted)))
                    .toList();
            clients.forEach(Thread::start);
            assertThat(wanted.await(120, TimeUnit.SECONDS)).as("work gets done").isTrue();
            running.kill();
            for (Thread client : clients) {
                client.join();
            }
        } finally {
            channel.shutdownNow();
        }
    }

    private void work(Contract notes, CountDownLatch wanted) {
        while (true) {
            String key = "k" + next.incrementAndGet();
            try {
                if (!Calls.submit(notes, "Put", key, "v").isSuccessful()) {
                    return;
                }
                acknowledged.add(key);
                wanted.countDown();
            } catch (GatewayException e) {
                // the process was killed: whether this one counts is unknown
                return;
            }
        }
    }

    /** A peer in a process of its own. */
    private record Running(Process process, String endpoint) implements AutoCloseable {
        static Running start(LocalPeerSettings settings) throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LocalPeerCommand.class.getName(),
                            "run",
                            "--network",
                            settings.network().toString(),
                            "--data",
                            settings.data().toString(),
                            "--port",
                            "0")
                    .redirectErrorStream(true)
                    .start();
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            StringBuilder said = new StringBuilder();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.append(line).append('\n');
                if (line.startsWith("ready: local peer on ")) {
                    String endpoint = line.substring("ready: local peer on ".length(), line.indexOf(','));
                    return new Running(process, endpoint);
                }
            }
            process.destroyForcibly();
            throw new IOException("the peer did not start:\n" + said);
        }

        void kill() {
            process.destroyForcibly().onExit().join();
        }

        /** No peer is left behind when something failed before it was killed. */
        @Override
        public void close() {
            kill();
        }
    }
}
