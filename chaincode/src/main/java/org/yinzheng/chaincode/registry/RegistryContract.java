// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import java.util.Map;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Default;
import org.hyperledger.fabric.contract.annotation.Transaction;
import org.yinzheng.chaincode.authority.Door;
import org.yinzheng.chaincode.ledger.LedgerKeys;

/** The door of the registry. Each function takes one canonical JSON record and returns one; docs/ledger-api.md lists them. */
@Contract(name = "registry")
@Default
public final class RegistryContract implements ContractInterface {

    /** The stored record of one key, empty when there is none: the leaf call of every nested read. */
    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String Read(Context context, String argument) {
        return Door.call(
                context.getStub(),
                argument,
                ReadRequest.class,
                (ledger, request) -> ledger.raw(new LedgerKeys.Key(request.kind(), request.parts())));
    }

    /** One page of the stored records of a kind. */
    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String List(Context context, String argument) {
        return Door.evaluate(
                context,
                argument,
                ListRequest.class,
                (ledger, request) ->
                        ledger.page(request.kind(), request.parts(), request.after(), request.limit(), Map.class));
    }
}
