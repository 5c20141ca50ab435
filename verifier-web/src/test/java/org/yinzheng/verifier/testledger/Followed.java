// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.testledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.yinzheng.verifier.follow.Alarms;
import org.yinzheng.verifier.follow.Follower;
import org.yinzheng.verifier.follow.Genesis;
import org.yinzheng.verifier.ledger.Alarm;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.ledger.BlockRefusedException;
import org.yinzheng.verifier.readmodel.ReadModel;

/** A follower of a test's chain with its view, without the web around it. */
public final class Followed implements AutoCloseable {

    private final TestSource source;
    private final ReadModel view;
    private final Follower follower;
    private final Alarms alarms = new Alarms(Clock.systemUTC());

    private Followed(TestChain chain, Path data) throws BlockRefusedException {
        source = new TestSource(chain);
        view = ReadModel.open(data, LedgerScript.COMMON);
        var genesis = Genesis.load(TestNetwork.material().genesisBlockFile());
        follower = new Follower(TestChain.CHANNEL, genesis, source, view, alarms, Set.of(), Clock.systemUTC());
        follower.start();
    }

    public static Followed start(TestChain chain, Path data) throws BlockRefusedException {
        return new Followed(chain, data);
    }

    /** Asserts that a follower reads the whole chain and finds nothing wrong. */
    public static void believes(TestChain chain, Path data) throws BlockRefusedException {
        try (var followed = start(chain, data)) {
            followed.awaitHeight(chain.blocks().size());
            assertThat(followed.alarms().current()).isEmpty();
        }
    }

    /** Asserts that a follower refuses the last block for this; what came before it stays. */
    public static void refusesLast(TestChain chain, Path data, AlarmCode code) throws BlockRefusedException {
        try (var followed = start(chain, data)) {
            assertThat(followed.awaitRefusal()).containsExactly(code);
            assertThat(followed.view().progress().height())
                    .isEqualTo(chain.blocks().size() - 1);
        }
    }

    public ReadModel view() {
        return view;
    }

    public Alarms alarms() {
        return alarms;
    }

    public void serve(TestChain chain) {
        source.serve(chain);
    }

    public void awaitHeight(long height) {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (view.progress().height() < height) {
            if (System.nanoTime() > deadline || !follower.isFollowing()) {
                throw new IllegalStateException(
                        "at " + view.progress().height() + " of " + height + ", alarms " + alarms.current());
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Waits until reading ended, and gives the alarms. */
    public List<AlarmCode> awaitRefusal() {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (follower.isFollowing()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "still reading at " + view.progress().height());
            }
            LockSupport.parkNanos(1_000_000);
        }
        return alarms.current().stream().map(Alarm::code).toList();
    }

    @Override
    public void close() {
        follower.close();
        view.close();
    }
}
