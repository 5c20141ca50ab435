// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Transaction;
import org.yinzheng.chaincode.authority.Door;

/** The door of the receipts. Each function takes one canonical JSON record and returns one; docs/ledger-api.md lists them. */
@Contract(name = "receipt")
public final class ReceiptContract implements ContractInterface {

    @Transaction
    public String GrantBlock(Context context, String argument) {
        return Door.submit(
                context, "receipt:GrantBlock", argument, GrantBlockRequest.class, (act, request) -> new GrantBlock(act)
                        .run(request));
    }

    @Transaction
    public String Issue(Context context, String argument) {
        return Door.submit(
                context, "receipt:Issue", argument, IssueReceiptsRequest.class, (act, request) -> new IssueReceipts(act)
                        .run(request));
    }

    @Transaction
    public String Stamp(Context context, String argument) {
        return Door.submit(
                context, "receipt:Stamp", argument, StampRequest.class, (act, request) -> new StampReceipt(act)
                        .run(request));
    }

    @Transaction
    public String Reverse(Context context, String argument) {
        return Door.submit(
                context, "receipt:Reverse", argument, ReverseRequest.class, (act, request) -> new ReverseReceipt(act)
                        .run(request));
    }

    @Transaction
    public String Claim(Context context, String argument) {
        return Door.submit(
                context, "receipt:Claim", argument, ClaimRequest.class, (act, request) -> new ClaimReceipt(act)
                        .run(request));
    }

    @Transaction
    public String Unclaim(Context context, String argument) {
        return Door.submit(
                context, "receipt:Unclaim", argument, EndClaimRequest.class, (act, request) -> new EndClaim(act)
                        .byClaimant(request));
    }

    @Transaction
    public String ObjectToClaim(Context context, String argument) {
        return Door.submit(
                context,
                "receipt:ObjectToClaim",
                argument,
                ObjectToClaimRequest.class,
                (act, request) -> new ObjectToClaim(act).run(request));
    }

    @Transaction
    public String Release(Context context, String argument) {
        return Door.submit(
                context, "receipt:Release", argument, EndClaimRequest.class, (act, request) -> new EndClaim(act)
                        .bySupervisor(request));
    }

    @Transaction
    public String StampInvoice(Context context, String argument) {
        return Door.submit(
                context,
                "receipt:StampInvoice",
                argument,
                StampInvoiceRequest.class,
                (act, request) -> new StampInvoice(act).run(request));
    }

    @Transaction
    public String ReleaseInvoice(Context context, String argument) {
        return Door.submit(
                context,
                "receipt:ReleaseInvoice",
                argument,
                ReleaseInvoiceRequest.class,
                (act, request) -> new StampInvoice(act).release(request));
    }

    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String Read(Context context, String argument) {
        return Door.evaluate(context, argument, ReceiptQuery.class, ReadReceipts::receipt);
    }

    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String History(Context context, String argument) {
        return Door.evaluate(context, argument, StepsQuery.class, ReadReceipts::history);
    }

    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String Claims(Context context, String argument) {
        return Door.evaluate(context, argument, StepsQuery.class, ReadReceipts::claims);
    }

    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String Blocks(Context context, String argument) {
        return Door.evaluate(context, argument, CodeQuery.class, ReadReceipts::blocks);
    }

    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String Batches(Context context, String argument) {
        return Door.evaluate(context, argument, CodeQuery.class, ReadReceipts::batches);
    }

    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String Batch(Context context, String argument) {
        return Door.evaluate(context, argument, BatchQuery.class, ReadReceipts::batch);
    }

    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String Invoice(Context context, String argument) {
        return Door.evaluate(context, argument, InvoiceQuery.class, ReadReceipts::invoice);
    }
}
