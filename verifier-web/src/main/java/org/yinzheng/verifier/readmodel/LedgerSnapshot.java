// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import java.util.List;
import java.util.Optional;

/** The ledger at one place: later transactions do not exist in it. Safe for threads, cheap to make. */
public final class LedgerSnapshot {

    private final RegistryIndex registry;
    private final ViewReaders readers;
    private final long position;
    private final long clock;

    LedgerSnapshot(RegistryIndex registry, ViewReaders readers, long position, long clock) {
        this.registry = registry;
        this.readers = readers;
        this.position = position;
        this.clock = clock;
    }

    /** Ordinal of the last place that belongs to this snapshot. */
    public long position() {
        return position;
    }

    /** What the ledger's clock showed here, epoch seconds. */
    public long clock() {
        return clock;
    }

    /** What a record says here. */
    public Optional<RecordVersion> find(String namespace, String key) {
        return RecordKind.of(key).isKeptInMemory()
                ? registry.find(namespace, key, position)
                : readers.ask(reader -> reader.find(namespace, key, position));
    }

    /** Everything a record has said up to here, oldest first. */
    public List<RecordVersion> history(String namespace, String key) {
        return RecordKind.of(key).isKeptInMemory()
                ? registry.history(namespace, key, position)
                : readers.ask(reader -> reader.history(namespace, key, position));
    }

    /** Registry records whose keys begin so, as they are here; documents are never listed. */
    public List<RecordVersion> scan(String namespace, String keyPrefix) {
        return registry.scan(namespace, keyPrefix, position);
    }

    /**
     * The first version of a document's record under a key, in whichever namespace it was written first: what another
     * region writes later under the same key changes nothing.
     */
    public Optional<LocatedVersion> earliest(String key) {
        return readers.ask(reader -> reader.earliest(key, position));
    }

    /** Where a receipt's digest was recorded first. */
    public Optional<LeafPlace> leaf(byte[] digest) {
        return readers.ask(reader -> reader.leaf(digest, position));
    }
}
