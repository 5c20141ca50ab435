// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

import org.hyperledger.fabric.protos.ledger.queryresult.KeyModification;
import org.yinzheng.localpeer.ledger.Version;

/** Reads from a block what a transaction wrote to a key. */
interface HistoryReader {
    KeyModification modification(Version version, String namespace, String key);
}
