// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Where the first transaction of an id stands, and what validation said of it. */
public record TransactionPlace(String id, long block, int position, TxValidationCode code) {}
