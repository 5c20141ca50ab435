// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.ledger;

import com.google.protobuf.ByteString;

/**
 * One write of a valid transaction.
 *
 * @param namespace chaincode name
 * @param key ledger key as written, composite keys included
 * @param value the new value, empty when deleted
 * @param deleted whether the key was removed
 */
public record LedgerWrite(String namespace, String key, ByteString value, boolean deleted) {}
