// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import org.jspecify.annotations.Nullable;

/** The place of the transaction that last wrote a key: block number and position in the block, both from 0. */
public record Version(long block, int position) {

    /** Fabric leaves the version of an absent key out of the read set. */
    public static @Nullable Version of(@Nullable StateValue value) {
        return value == null ? null : value.version();
    }
}
