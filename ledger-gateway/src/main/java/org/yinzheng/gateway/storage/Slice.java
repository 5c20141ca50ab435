// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.storage;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A page of a list.
 *
 * @param next the {@link Place} from which the next page goes on, absent on the last
 */
public record Slice<T>(List<T> items, Optional<String> next) {
    public Slice {
        items = List.copyOf(items);
    }

    /** A list of which nothing follows. */
    public static <T> Slice<T> whole(List<T> items) {
        return new Slice<>(items, Optional.empty());
    }

    /** @param found what was asked for, one more than the page holds: that one says whether another page follows */
    public static <T> Slice<T> of(List<T> found, int limit, Function<T, Place> place) {
        if (found.size() <= limit) {
            return whole(found);
        }
        var last = place.apply(found.get(limit - 1));
        return new Slice<>(found.subList(0, limit), Optional.of(last.text()));
    }

    /**
     * The newest of several lists that each run from the newest to the oldest.
     *
     * @param found the beginnings of all of them, each with one more than the page holds, if it has so many
     */
    public static <T> Slice<T> newest(Stream<T> found, int limit, Function<T, Place> place) {
        return of(
                found.sorted(Comparator.comparing(place).reversed())
                        .limit(limit + 1L)
                        .toList(),
                limit,
                place);
    }

    public <O> Slice<O> map(Function<T, O> change) {
        return new Slice<>(items.stream().map(change).toList(), next);
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }
}
