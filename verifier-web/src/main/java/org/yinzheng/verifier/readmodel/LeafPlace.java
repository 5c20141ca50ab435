// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

/**
 * Where a receipt's digest was recorded.
 *
 * @param namespace chaincode name
 * @param batchKey ledger key of the batch
 * @param index place in the batch, from 0
 * @param position ordinal of the issuing transaction
 */
public record LeafPlace(String namespace, String batchKey, int index, long position) {}
