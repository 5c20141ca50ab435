// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What a block does to one key.
 *
 * @param version of the transaction that made the change
 * @param before null if the key was absent
 * @param after null if the block deletes the key
 */
public record StateChange(
        StateKey key,
        Version version,
        @Nullable StateValue before,
        @Nullable StateValue after) {}
