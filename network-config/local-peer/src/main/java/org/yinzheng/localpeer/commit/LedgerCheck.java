// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.commit;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.yinzheng.localpeer.channel.ChannelConfig;
import org.yinzheng.localpeer.ledger.BlockCommit;
import org.yinzheng.localpeer.ledger.LedgerException;
import org.yinzheng.localpeer.ledger.LedgerStore;
import org.yinzheng.localpeer.ledger.StoreCheck;

/**
 * Plays all blocks again into an empty ledger, judging every transaction anew, and compares flags, commit hashes, state,
 * metadata, history and index with what is stored.
 */
public final class LedgerCheck {
    private static final int READERS = 1;

    private LedgerCheck() {}

    /**
     * @return the number of blocks
     * @throws LedgerException naming the first thing that does not follow from the blocks
     */
    public static long run(Path data) {
        if (!Files.isDirectory(data)) {
            throw new LedgerException("there is no ledger in " + data);
        }
        try (LedgerStore store = LedgerStore.open(data, READERS)) {
            if (store.height() == 0) {
                throw new LedgerException("there is no ledger in " + data);
            }
            StoreCheck.run(store, store.height());
            replay(store);
            return store.height();
        }
    }

    private static void replay(LedgerStore store) {
        Path folder = temporary(store.temporary());
        try (LedgerStore again = LedgerStore.open(folder, READERS)) {
            Block genesis = block(store, 0);
            ChannelConfig config = ChannelConfig.read(genesis);
            BlockValidator validator = new BlockValidator(config.policies());
            TransactionCheck check = new TransactionCheck(config);
            again.append(new BlockCommit(genesis, List.of(), List.of(), List.of()));
            ByteString commitHash = ByteString.EMPTY;
            for (long number = 1; number < store.height(); number++) {
                Block block = block(store, number);
                BlockValidator.Outcome outcome = judge(block, again, validator, check);
                commitHash = compare(block, outcome, commitHash);
                again.append(new BlockCommit(block, outcome.places(), outcome.changes(), outcome.history()));
            }
            store.requireSameContent(again);
        } finally {
            delete(folder);
        }
    }

    private static BlockValidator.Outcome judge(
            Block block, LedgerStore again, BlockValidator validator, TransactionCheck check) {
        List<CheckedTransaction> batch =
                block.getData().getDataList().parallelStream().map(check::check).toList();
        return validator.validate(block.getHeader().getNumber(), batch, again.committed(), id -> again.transaction(id)
                .isPresent());
    }

    private static ByteString compare(Block block, BlockValidator.Outcome outcome, ByteString previous) {
        long number = block.getHeader().getNumber();
        byte[] flags = BlockAssembly.flags(outcome.codes());
        ByteString stored = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        if (!stored.equals(ByteString.copyFrom(flags))) {
            throw new LedgerException("the validity flags of block " + number + " do not follow from its transactions");
        }
        ByteString commitHash = CommitHash.of(flags, outcome.changes(), previous);
        if (!commitHash.equals(BlockCommitter.commitHash(block))) {
            throw new LedgerException("the commit hash of block " + number + " does not follow from its transactions");
        }
        return commitHash;
    }

    private static Block block(LedgerStore store, long number) {
        return store.block(number).orElseThrow(() -> new LedgerException("block " + number + " is missing"));
    }

    private static Path temporary(Path parent) {
        try {
            return Files.createTempDirectory(parent, "check");
        } catch (IOException e) {
            throw new LedgerException("no temporary folder can be made in " + parent, e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder could not be removed", e);
        }
    }
}
