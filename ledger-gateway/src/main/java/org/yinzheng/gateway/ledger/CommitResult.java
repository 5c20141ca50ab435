// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.ledger;

import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * What the ledger decided about a transaction.
 *
 * @param code Fabric's validation code, 0 is VALID
 * @param blockNumber where it stands
 */
public record CommitResult(int code, long blockNumber) {
    public boolean valid() {
        return code == TxValidationCode.VALID_VALUE;
    }

    /** The code's name in Fabric, for example {@code MVCC_READ_CONFLICT}. */
    public String name() {
        var known = TxValidationCode.forNumber(code);
        return known == null ? "CODE_" + code : known.name();
    }
}
