// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.ledger;

/**
 * One read of a valid transaction: what its endorsers saw.
 *
 * @param namespace chaincode name
 * @param key ledger key
 * @param version ordinal of the {@link LedgerPosition} that wrote what was read, {@link LedgerPosition#NOWHERE} when
 *     the key was absent
 */
public record LedgerRead(String namespace, String key, long version) {}
