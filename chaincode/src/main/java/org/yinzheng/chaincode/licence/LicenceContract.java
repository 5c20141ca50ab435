// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Transaction;
import org.yinzheng.chaincode.authority.Door;

/** The door of licences. Each function takes one canonical JSON record and returns one; docs/ledger-api.md lists them. */
@Contract(name = "licence")
public final class LicenceContract implements ContractInterface {
    static final String ISSUE = "licence:Issue";

    @Transaction
    public String Issue(Context context, String argument) {
        return Door.submit(context, ISSUE, argument, IssueRequest.class, IssueLicences::perform);
    }

    @Transaction
    public String Replace(Context context, String argument) {
        return Door.submit(context, "licence:Replace", argument, ReplaceRequest.class, ReplaceLicence::perform);
    }

    @Transaction
    public String Operate(Context context, String argument) {
        return Door.submit(context, "licence:Operate", argument, OperateRequest.class, OperateLicence::perform);
    }

    @Transaction
    public String Bind(Context context, String argument) {
        return Door.submit(context, "licence:Bind", argument, BindRequest.class, BindCredential::bind);
    }

    @Transaction
    public String Unbind(Context context, String argument) {
        return Door.submit(context, "licence:Unbind", argument, UnbindRequest.class, BindCredential::unbind);
    }

    @Transaction
    public String TransferIn(Context context, String argument) {
        return Door.submit(context, "licence:TransferIn", argument, TransferInRequest.class, TransferIn::perform);
    }

    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String Read(Context context, String argument) {
        return Door.evaluate(context, argument, LicenceQuery.class, LicenceReads::byId);
    }

    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String ReadByDigest(Context context, String argument) {
        return Door.evaluate(context, argument, DigestQuery.class, LicenceReads::byDigest);
    }

    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String History(Context context, String argument) {
        return Door.evaluate(context, argument, HistoryQuery.class, LicenceReads::history);
    }
}
