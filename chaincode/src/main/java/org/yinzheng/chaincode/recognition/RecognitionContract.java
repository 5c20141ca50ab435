// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Transaction;
import org.yinzheng.chaincode.authority.Door;

/** The door of agreements and recognition. Each function takes one canonical JSON record and returns one; docs/ledger-api.md lists them. */
@Contract(name = "recognition")
public final class RecognitionContract implements ContractInterface {

    @Transaction
    public String Propose(Context context, String argument) {
        return Door.submit(
                context, "recognition:Propose", argument, ProposeAgreementRequest.class, Agreements::propose);
    }

    @Transaction
    public String Decide(Context context, String argument) {
        return Door.submit(context, "recognition:Decide", argument, DecideAgreementRequest.class, Agreements::decide);
    }

    @Transaction
    public String Activate(Context context, String argument) {
        return Door.submit(
                context, "recognition:Activate", argument, ActivateAgreementRequest.class, Agreements::activate);
    }

    @Transaction
    public String Recognise(Context context, String argument) {
        return Door.submit(
                context, "recognition:Recognise", argument, RecogniseRequest.class, RecogniseLicence::perform);
    }

    @Transaction
    public String Object(Context context, String argument) {
        return Door.submit(context, "recognition:Object", argument, ObjectRequest.class, Objections::raise);
    }

    @Transaction
    public String Answer(Context context, String argument) {
        return Door.submit(context, "recognition:Answer", argument, AnswerRequest.class, Objections::answer);
    }

    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String ReadAgreement(Context context, String argument) {
        return Door.evaluate(context, argument, AgreementQuery.class, AgreementReads::view);
    }
}
