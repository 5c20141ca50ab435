// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.ledger.BlockRefusedException;
import org.yinzheng.verifier.ledger.LedgerBlock;
import org.yinzheng.verifier.policy.ChannelPolicies;

/**
 * The view: every version of the records that a check needs, by ledger position. One thread applies blocks and commits;
 * any number of threads ask. What was not committed is never seen, and the checkpoint is committed with it.
 */
public final class ReadModel implements AutoCloseable {

    private final FolderLock lock;
    private final ViewWriter writer;
    private final BlockWriter blocks;
    private final ViewReaders readers;
    private final RegistryIndex registry = new RegistryIndex();
    private final List<BlockWriter.RegistryChange> uncommitted = new ArrayList<>();
    private volatile Progress progress;
    private volatile List<ForeignRoot> foreignRoots;

    private ReadModel(FolderLock lock, ViewWriter writer, ViewReaders readers, NamespaceRules namespaces)
            throws SQLException {
        this.lock = lock;
        this.writer = writer;
        this.readers = readers;
        this.progress = writer.progress();
        readers.ask(reader -> {
            reader.loadInto(registry);
            return registry;
        });
        this.foreignRoots = readers.ask(ViewReader::foreignRoots);
        this.blocks = new BlockWriter(writer, namespaces);
    }

    /**
     * Opens the view in a folder, empty when there is none or its layout is outdated.
     *
     * @throws FolderInUseException when another verifier has it open
     */
    public static ReadModel open(Path folder, String commonNamespace) {
        var lock = FolderLock.on(folder);
        try {
            var file = new ViewFile(folder);
            return new ReadModel(
                    lock, new ViewWriter(file.writer()), new ViewReaders(file), new NamespaceRules(commonNamespace));
        } catch (SQLException e) {
            lock.close();
            throw new ViewUnavailableException("the view in " + folder + " cannot be opened", e);
        }
    }

    /** What is committed. */
    public Progress progress() {
        return progress;
    }

    /**
     * Adds a checked block after its predecessor; visible after {@link #commit()}.
     *
     * @param members organisations of the channel that endorse
     * @param policies those of the configuration in force
     * @throws BlockRefusedException when a rule of the records is broken; then nothing of the block is added. After
     *     {@link AlarmCode#STORAGE_FAILED}, as after any other fault, half of it may be: {@link #rollback()} comes next
     */
    public void apply(LedgerBlock block, Set<String> members, ChannelPolicies policies) throws BlockRefusedException {
        try {
            writer.savepoint();
            try {
                uncommitted.addAll(blocks.apply(block, members, policies));
                writer.keep();
            } catch (BlockRefusedException e) {
                writer.undo();
                blocks.resume();
                throw e;
            }
        } catch (SQLException e) {
            throw new BlockRefusedException(AlarmCode.STORAGE_FAILED, "the view cannot be written", e);
        }
    }

    /** Notes the root certificates of an organisation under the configuration of a block just applied. */
    public void noteRoots(long block, Map<String, Set<String>> fingerprintsByOrganisation)
            throws BlockRefusedException {
        try {
            for (var organisation : new TreeMap<>(fingerprintsByOrganisation).entrySet()) {
                for (var fingerprint : organisation.getValue()) {
                    writer.putRoot(organisation.getKey(), fingerprint, block);
                }
            }
        } catch (SQLException e) {
            throw new BlockRefusedException(AlarmCode.STORAGE_FAILED, "the view cannot be written", e);
        }
    }

    /** Makes everything applied durable and visible, checkpoint included. */
    public void commit() throws BlockRefusedException {
        try {
            var reached = writer.progress();
            writer.commit();
            uncommitted.forEach(change -> registry.add(change.namespace(), change.version()));
            uncommitted.clear();
            foreignRoots = readers.ask(ViewReader::foreignRoots);
            progress = reached;
        } catch (SQLException e) {
            throw new BlockRefusedException(AlarmCode.STORAGE_FAILED, "the view cannot be committed", e);
        }
    }

    /** Forgets what was applied since the last commit. */
    public void rollback() throws BlockRefusedException {
        try {
            uncommitted.clear();
            writer.rollback();
            blocks.resume();
        } catch (SQLException e) {
            throw new BlockRefusedException(AlarmCode.STORAGE_FAILED, "the view cannot be rolled back", e);
        }
    }

    /** Hash of the header of a block that was read. */
    public Optional<ByteString> headerHash(long block) {
        return readers.ask(reader -> reader.headerHash(block));
    }

    /** The newest channel configuration that was read, with the block that brought it. */
    public Optional<ConfigurationAt> configuration() {
        return readers.ask(ViewReader::configuration);
    }

    /**
     * A serialised {@code common.Config}.
     *
     * @param block the block that brought it
     */
    public record ConfigurationAt(long block, ByteString config) {}

    /** Roots under which an organisation that was known before appeared later: each must be confirmed by a person. */
    public List<ForeignRoot> foreignRoots() {
        return foreignRoots;
    }

    /** Whose licences of which types the view holds. */
    public List<CarriedStatuses> statusLists() {
        return readers.ask(ViewReader::statusLists);
    }

    /**
     * The statuses of a list that are, or were once, other than valid, and the closed credentials of its valid licences.
     *
     * @param capacity indexes; what lies beyond is left out
     */
    public ListedStatuses statuses(CarriedStatuses list, long capacity) {
        return readers.ask(reader -> reader.statuses(list.id(), capacity));
    }

    /** The whole view as committed. */
    public LedgerSnapshot now() {
        var reached = progress;
        return new LedgerSnapshot(registry, readers, reached.position(), reached.clock());
    }

    /** The ledger as it stood when its own clock showed a moment; everything, when it has not shown it yet. */
    public LedgerSnapshot asOf(Instant moment) {
        var reached = progress;
        var end = readers.ask(reader -> reader.endOf(moment.getEpochSecond()));
        var position = Math.min(end.orElse(reached.position()), reached.position());
        return new LedgerSnapshot(registry, readers, position, Math.min(reached.clock(), moment.getEpochSecond()));
    }

    @Override
    public void close() {
        readers.close();
        try {
            writer.close();
        } catch (SQLException e) {
            throw new ViewUnavailableException("the view cannot be closed", e);
        } finally {
            lock.close();
        }
    }
}
