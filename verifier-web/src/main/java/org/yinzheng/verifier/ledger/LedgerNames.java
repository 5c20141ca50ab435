// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.ledger;

/**
 * What the connection file says about names.
 *
 * @param channel channel name
 * @param commonNamespace chaincode name of the records of all regions
 */
public record LedgerNames(String channel, String commonNamespace) {}
