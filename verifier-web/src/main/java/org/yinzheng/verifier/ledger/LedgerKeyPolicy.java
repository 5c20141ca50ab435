// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.ledger;

import com.google.protobuf.ByteString;

/**
 * A transaction gives a key an endorsement policy of its own, which replaces the chaincode's for that key.
 *
 * @param namespace chaincode name
 * @param key ledger key
 * @param policy {@code common.SignaturePolicyEnvelope}; empty when the key goes back to the chaincode's
 */
public record LedgerKeyPolicy(String namespace, String key, ByteString policy) {}
