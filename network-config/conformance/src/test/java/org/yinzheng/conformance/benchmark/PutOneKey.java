// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.benchmark;

import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Transaction;

/** The least that a contract can do: what the ledger itself costs. */
@Contract(name = "minimal")
public final class PutOneKey implements ContractInterface {

    /** Writes a key. */
    @Transaction
    public void Put(Context context, String key, String value) {
        context.getStub().putStringState(key, value);
    }
}
