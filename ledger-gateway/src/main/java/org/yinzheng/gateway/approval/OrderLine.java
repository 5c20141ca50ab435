// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.approval;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of what is asked for, in the reader's words.
 *
 * @param values what stands there, at least one
 */
public record OrderLine(String label, List<Value> values) {
    /** @param address of the console's page that says more */
    public record Value(String text, @Nullable String address) {}

    public OrderLine {
        values = List.copyOf(values);
    }

    public static OrderLine of(String label, String... values) {
        return of(label, List.of(values));
    }

    public static OrderLine of(String label, List<String> values) {
        return new OrderLine(
                label, values.stream().map(value -> new Value(value, null)).toList());
    }

    public static OrderLine linked(String label, String text, String address) {
        return new OrderLine(label, List.of(new Value(text, address)));
    }

    public static OrderLine linked(String label, Stream<Value> values) {
        return new OrderLine(label, values.toList());
    }
}
