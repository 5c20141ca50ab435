// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Every version of the few, often asked records (regions, agencies, keys, types, agreements) in memory. Readers never
 * wait; one thread adds.
 */
final class RegistryIndex {

    /** Oldest version first; the lists are replaced, never changed. */
    private final ConcurrentSkipListMap<String, List<RecordVersion>> records = new ConcurrentSkipListMap<>();

    void add(String namespace, RecordVersion version) {
        records.merge(name(namespace, version.key()), List.of(version), RegistryIndex::joined);
    }

    void clear() {
        records.clear();
    }

    Optional<RecordVersion> find(String namespace, String key, long position) {
        return lastUpTo(records.getOrDefault(name(namespace, key), List.of()), position);
    }

    List<RecordVersion> history(String namespace, String key, long position) {
        return records.getOrDefault(name(namespace, key), List.of()).stream()
                .filter(version -> version.position() <= position)
                .toList();
    }

    /** The version in force of every record whose key begins so, by key. */
    List<RecordVersion> scan(String namespace, String keyPrefix, long position) {
        var prefix = name(namespace, keyPrefix);
        return records.tailMap(prefix).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .flatMap(versions -> lastUpTo(versions, position).stream())
                .toList();
    }

    private static Optional<RecordVersion> lastUpTo(List<RecordVersion> versions, long position) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).position() <= position) {
                return Optional.of(versions.get(i));
            }
        }
        return Optional.empty();
    }

    private static List<RecordVersion> joined(List<RecordVersion> known, List<RecordVersion> added) {
        var all = new ArrayList<>(known);
        all.addAll(added);
        return List.copyOf(all);
    }

    private static String name(String namespace, String key) {
        return namespace + '\u0000' + key;
    }
}
