// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.testledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.protos.common.Block;
import org.yinzheng.verifier.follow.Alarms;
import org.yinzheng.verifier.follow.BlockSource;
import org.yinzheng.verifier.follow.Follower;
import org.yinzheng.verifier.follow.Genesis;
import org.yinzheng.verifier.ledger.BlockRefusedException;
import org.yinzheng.verifier.readmodel.ReadModel;

/** Follows stored blocks in a process of its own and prints each height it has committed, until it is killed. */
public final class FollowMain {

    private FollowMain() {}

    public static void main(String[] arguments) throws IOException, BlockRefusedException, InterruptedException {
        var stored = Path.of(arguments[0]);
        var view = ReadModel.open(Path.of(arguments[1]), LedgerScript.COMMON);
        BlockSource source = new StoredBlocks(stored);
        var follower = new Follower(
                TestChain.CHANNEL,
                Genesis.load(stored.resolve("0")),
                source,
                view,
                new Alarms(Clock.systemUTC()),
                Set.of(),
                Clock.systemUTC());
        follower.start();
        var printed = -1L;
        while (follower.isFollowing()) {
            var height = view.progress().height();
            if (height > printed) {
                System.out.println(height);
                printed = height;
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static final class StoredBlocks implements BlockSource {

        private final Path folder;

        StoredBlocks(Path folder) {
            this.folder = folder;
        }

        @Override
        public CloseableIterator<Block> open(long firstBlock) {
            return new CloseableIterator<>() {
                private long next = firstBlock;

                @Override
                public boolean hasNext() {
                    return Files.exists(folder.resolve(Long.toString(next)));
                }

                @Override
                public Block next() {
                    try {
                        return Block.parseFrom(Files.readAllBytes(folder.resolve(Long.toString(next++))));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }

                @Override
                public void close() {
                    // nothing is open
                }
            };
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
