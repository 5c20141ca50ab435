// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.protos.common.Block;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.verifier.ledger.Alarm;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.readmodel.ReadModel;
import org.yinzheng.verifier.testledger.LedgerScript;
import org.yinzheng.verifier.testledger.TestChain;
import org.yinzheng.verifier.testledger.TestNetwork;
import org.yinzheng.verifier.testledger.TestSource;

/** What is read, and how reading goes on whatever peer, disk and clock do; what it refuses: {@link RefusedBlocksTest}. */
class FollowerTest {

    private static final long NOW = Instant.now().getEpochSecond();

    @TempDir
    Path folder;

    private final TestChain chain = new TestChain();
    private final LedgerScript script = new LedgerScript(chain, NOW - 600);
    private final Alarms alarms = new Alarms(Clock.systemUTC());
    private @Nullable ReadModel opened;
    private @Nullable Follower started;

    @BeforeEach
    void open() {
        opened = ReadModel.open(folder, LedgerScript.COMMON);
        script.founded();
    }

    private ReadModel view() {
        return Objects.requireNonNull(opened);
    }

    private Follower follower() {
        return Objects.requireNonNull(started);
    }

    @AfterEach
    void close() {
        if (started != null) {
            started.close();
        }
        view().close();
    }

    @Test
    void blocks_are_read_to_the_end_and_those_that_follow_as_they_come() throws Exception {
        var source = follow();
        awaitHeight(chain.blocks().size());
        script.licence();
        source.serve(chain);
        awaitHeight(chain.blocks().size());
        assertThat(alarms.current()).isEmpty();
        assertThat(view().progress().clock()).isEqualTo(NOW - 600);
        assertThat(view().progress().commitHash()).isNotEmpty();
    }

    @Test
    void a_cut_delivery_is_opened_again() throws Exception {
        var source = follow();
        awaitHeight(chain.blocks().size());
        source.cut();
        script.licence();
        source.serve(chain);
        awaitHeight(chain.blocks().size());
        assertThat(follower().isFollowing()).isTrue();
    }

    @Test
    void two_of_four_consenters_are_not_enough_and_three_are() throws Exception {
        script.licence();
        tamperLast(block -> chain.signed(block, new byte[1], 1, 2, 3));
        var source = follow();
        awaitHeight(chain.blocks().size());
        script.licence();
        tamperLast(block -> chain.signed(block, new byte[1], 1, 1, 2));
        source.serve(chain);
        awaitAlarm(AlarmCode.BLOCK_SIGNATURES_MISSING);
    }

    @Test
    void junk_of_six_megabytes_that_the_peer_refused_is_survived() throws Exception {
        chain.addRaw(
                List.of(ByteString.copyFrom(new byte[6 * 1024 * 1024]), ByteString.copyFromUtf8("junk")),
                new byte[] {(byte) 254, 2});
        script.licence();
        follow();
        awaitHeight(chain.blocks().size());
        assertThat(alarms.current()).isEmpty();
    }

    @Test
    void a_peer_that_changed_its_past_is_noticed() throws Exception {
        var fork = chain.copy();
        script.licence();
        follow();
        awaitHeight(chain.blocks().size());
        follower().close();
        new LedgerScript(fork, NOW - 300).beat();
        expectRefusal(fork, AlarmCode.CHAIN_FORKED);
    }

    @Test
    void good_blocks_before_a_bad_one_are_kept_and_nothing_after_it_is_read() throws Exception {
        script.licence();
        var good = chain.blocks().size();
        chain.add(script.proposal()
                .puts(LedgerScript.ZHEJIANG, LedgerKeys.beat("330000"), "x")
                .endorsedBy("ZhejiangMSP"));
        script.licence();
        expectRefusal(AlarmCode.POLICY_NOT_MET);
        assertThat(view().progress().height()).isEqualTo(good);
        assertThat(follower().isFollowing()).isFalse();
    }

    @Test
    void a_fault_of_our_own_is_an_alarm_that_stops_green_verdicts() throws Exception {
        follow(new BlockSource() {
            @Override
            public CloseableIterator<Block> open(long firstBlock) {
                throw new IllegalStateException("broken on purpose");
            }

            @Override
            public void close() {
                // nothing is open
            }
        });
        await(() -> alarms.has(AlarmCode.FOLLOWER_FAILED));
        assertThat(AlarmCode.FOLLOWER_FAILED.stopsFollowing()).isTrue();
    }

    @Test
    void a_peer_that_answers_with_a_status_in_the_place_of_a_block_is_dialled_again() throws Exception {
        var source = new TestSource(chain);
        var dialled = new AtomicInteger();
        follow(new BlockSource() {
            @Override
            public CloseableIterator<Block> open(long firstBlock) {
                return dialled.getAndIncrement() == 0 ? answeringWithStatus() : source.open(firstBlock);
            }

            @Override
            public void close() {
                source.close();
            }
        });
        awaitHeight(chain.blocks().size());
        assertThat(follower().isFollowing()).isTrue();
    }

    /** As Fabric's client does it. */
    private static CloseableIterator<Block> answeringWithStatus() {
        return new CloseableIterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Block next() {
                throw new NoSuchElementException("Unexpected status response: SERVICE_UNAVAILABLE");
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    @Test
    void a_block_that_was_written_only_half_is_read_again_as_if_it_had_never_come() throws Exception {
        script.licence();
        var last = chain.blocks().size() - 1;
        inFile("CREATE TRIGGER disk_full BEFORE INSERT ON block WHEN NEW.number = " + last
                + " BEGIN SELECT RAISE(FAIL, 'disk full'); END");
        expectRefusal(AlarmCode.STORAGE_FAILED);
        follower().close();
        inFile("DROP TRIGGER disk_full");
        follow();
        awaitHeight(chain.blocks().size());
        assertThat(alarms.current()).extracting(Alarm::code).containsExactly(AlarmCode.STORAGE_FAILED);
    }

    /** While nothing follows. */
    private void inFile(String command) throws SQLException {
        view().close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("view.db"));
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
        opened = ReadModel.open(folder, LedgerScript.COMMON);
    }

    @Test
    void a_ledger_clock_that_runs_ahead_raises_an_alarm_and_reading_goes_on() throws Exception {
        script.at(NOW + 3600).beat();
        follow();
        awaitAlarm(AlarmCode.CLOCK_AHEAD);
        assertThat(follower().isFollowing()).isTrue();
    }

    private TestSource follow() throws Exception {
        return follow(chain);
    }

    private TestSource follow(TestChain served) throws Exception {
        var source = new TestSource(served);
        follow(source);
        return source;
    }

    private void follow(BlockSource source) throws Exception {
        var follower = new Follower(
                TestChain.CHANNEL,
                Genesis.load(TestNetwork.material().genesisBlockFile()),
                source,
                view(),
                alarms,
                Set.of(),
                Clock.systemUTC());
        started = follower;
        follower.start();
    }

    private void tamperLast(UnaryOperator<Block> change) {
        chain.replaceLast(change.apply(chain.last()));
    }

    private void expectRefusal(AlarmCode code) throws Exception {
        expectRefusal(chain, code);
    }

    private void expectRefusal(TestChain served, AlarmCode code) throws Exception {
        follow(served);
        awaitAlarm(code);
        await(() -> !follower().isFollowing());
    }

    private void awaitHeight(long height) {
        await(() -> view().progress().height() == height || !follower().isFollowing());
        assertThat(view().progress().height()).as("alarms %s", alarms.current()).isEqualTo(height);
    }

    private void awaitAlarm(AlarmCode code) {
        await(() -> alarms.has(code) || !follower().isFollowing());
        assertThat(alarms.current()).extracting(Alarm::code).contains(code);
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(condition.getAsBoolean()).as("reached within 20 s").isTrue();
    }
}
