// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hyperledger.fabric.protos.common.Block;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.ledger.BlockRefusedException;
import org.yinzheng.verifier.ledger.LedgerBlock;
import org.yinzheng.verifier.readmodel.ReadModel;

/**
 * Takes blocks into the view: checks them side by side, applies them in order, commits what arrived together in one
 * storage transaction. Good blocks before a bad one are kept. Where it was not a block that failed but this verifier, all since
 * the last commit is read again: half a block would be taken for one that comes twice. One thread calls.
 */
final class Ingest implements AutoCloseable {

    private static final int CHECKERS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final String channel;
    private final Genesis genesis;
    private final ReadModel view;
    private final Alarms alarms;
    private final ExecutorService checkers = Executors.newFixedThreadPool(CHECKERS, Ingest::daemon);
    private final Set<String> confirmedRoots;
    private BlockCheck check;
    private ChainCheck chain = new ChainCheck(-1, ByteString.EMPTY);

    Ingest(String channel, Genesis genesis, ReadModel view, Alarms alarms, Set<String> confirmedRoots) {
        this.confirmedRoots = Set.copyOf(confirmedRoots);
        this.channel = channel;
        this.genesis = genesis;
        this.view = view;
        this.alarms = alarms;
        this.check = new BlockCheck(channel, ChannelConfig.none());
    }

    /** Picks up where the view stands. */
    void resume() throws BlockRefusedException {
        var stored = view.configuration();
        var config = stored.isPresent() ? ChannelConfig.parse(stored.get().config()) : genesis.config();
        var first = view.headerHash(0);
        if (first.isPresent()) {
            genesis.checkSame(first.get());
        }
        adopt(config);
        chain = new ChainCheck(view.progress().block(), view.progress().headerHash());
        raiseForeignRoots();
    }

    /** Adds blocks in order; the last block already read may come again and must be the same. */
    void add(List<Block> blocks) throws BlockRefusedException, InterruptedException {
        try {
            addFresh(withoutKnown(blocks));
        } catch (BlockRefusedException e) {
            if (e.code() == AlarmCode.STORAGE_FAILED) {
                view.rollback();
            } else {
                view.commit();
            }
            throw e;
        } catch (InterruptedException e) {
            view.commit();
            throw e;
        } catch (RuntimeException | Error e) {
            view.rollback();
            throw e;
        }
        view.commit();
        raiseForeignRoots();
    }

    private void addFresh(List<Block> fresh) throws BlockRefusedException, InterruptedException {
        var from = 0;
        while (from < fresh.size()) {
            // a new configuration judges the blocks after it
            var to = endOfConfiguration(fresh, from);
            addUnderOneConfiguration(fresh.subList(from, to));
            from = to;
        }
    }

    private List<Block> withoutKnown(List<Block> blocks) throws BlockRefusedException {
        var known = view.progress();
        if (known.block() < 0 || blocks.isEmpty() || blocks.get(0).getHeader().getNumber() != known.block()) {
            return blocks;
        }
        var again = Hashes.headerHash(blocks.get(0).getHeader());
        if (!again.equals(known.headerHash())) {
            throw new BlockRefusedException(
                    AlarmCode.CHAIN_FORKED,
                    "block " + known.block() + " is now " + Hex.of(again) + ", read before: "
                            + Hex.of(known.headerHash()));
        }
        return blocks.subList(1, blocks.size());
    }

    private static int endOfConfiguration(List<Block> blocks, int from) throws BlockRefusedException {
        for (int i = from; i < blocks.size(); i++) {
            if (BlockCheck.configurationIn(blocks.get(i)).isPresent()) {
                return i + 1;
            }
        }
        return blocks.size();
    }

    private void addUnderOneConfiguration(List<Block> blocks) throws BlockRefusedException, InterruptedException {
        var results = new ArrayList<Future<LedgerBlock>>();
        for (var block : blocks) {
            results.add(checkers.submit(() -> checked(block)));
        }
        for (int i = 0; i < blocks.size(); i++) {
            chain.advance(blocks.get(i));
            apply(resultOf(results.get(i)));
        }
    }

    private LedgerBlock checked(Block block) throws BlockRefusedException {
        if (block.getHeader().getNumber() == 0) {
            genesis.checkSame(block);
            return check.checkUnsigned(block);
        }
        return check.check(block);
    }

    private void apply(LedgerBlock block) throws BlockRefusedException {
        var next = configurationOf(block);
        view.apply(block, check.config().members(), check.config().policies());
        if (next.isPresent()) {
            view.noteRoots(block.number(), rootsOf(next.get()));
            adopt(next.get());
        }
    }

    private Optional<ChannelConfig> configurationOf(LedgerBlock block) throws BlockRefusedException {
        if (block.configuration().isEmpty()) {
            return Optional.empty();
        }
        var next = ChannelConfig.parse(block.configuration().get());
        var expected = check.config().sequence() + 1;
        if (block.number() > 0 && next.sequence() != expected) {
            throw new BlockRefusedException(
                    AlarmCode.BLOCK_OUT_OF_TURN,
                    "block " + block.number() + " brings configuration " + next.sequence() + ", expected: " + expected);
        }
        return Optional.of(next);
    }

    private static Map<String, Set<String>> rootsOf(ChannelConfig config) {
        var roots = new HashMap<String, Set<String>>();
        config.organisations().forEach((mspId, msp) -> roots.put(mspId, msp.rootFingerprints()));
        return roots;
    }

    private void adopt(ChannelConfig config) {
        check = new BlockCheck(channel, config);
    }

    private void raiseForeignRoots() {
        for (var root : view.foreignRoots()) {
            if (!confirmedRoots.contains(root.fingerprint())) {
                alarms.raise(
                        AlarmCode.ROOT_CHANGED,
                        root.mspId() + " got the root " + root.fingerprint() + " in block " + root.block());
            }
        }
    }

    private static LedgerBlock resultOf(Future<LedgerBlock> future) throws BlockRefusedException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BlockRefusedException refused) {
                throw refused;
            }
            throw new IllegalStateException("a block's check broke off", e);
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "block-checker");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        checkers.shutdownNow();
    }
}
