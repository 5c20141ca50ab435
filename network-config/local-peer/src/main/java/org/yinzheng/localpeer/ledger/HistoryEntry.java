// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

/** One VALID transaction, at that place in its block, wrote the key. */
public record HistoryEntry(StateKey key, int position) {}
