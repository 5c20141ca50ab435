// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.List;
import java.util.function.UnaryOperator;
import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;

/**
 * The issuing unit reverses a receipt (冲红): the red receipt with the negative total is issued in the same transaction, both
 * name each other. Reads the claim account as every claim reads the receipt's state, so of a claim and a reversal in one
 * block exactly one is valid.
 */
final class ReverseReceipt {
    private final Act act;

    ReverseReceipt(Act act) {
        this.act = act;
    }

    StampAnswer run(ReverseRequest request) {
        act.officer().requireLocal();
        act.officer().require(Role.CLERK);
        ReceiptRecords records = new ReceiptRecords(act.ledger(), request.code(), request.number());
        BatchState batch = records.batch(request.proof());
        StampReceipt.requireUnit(act, batch);
        Require.that(
                request.red().type() == batch.type(),
                "red.type must be " + batch.type() + ", the type of the receipt that is reversed");
        ReceiptState state = records.state(request.proof());
        int open = records.account().map(account -> account.open().size()).orElse(0);
        ReceiptRules.step(state, Activity.REVERSE, open).ifPresent(refusal -> {
            throw RefusalWords.refused(refusal);
        });
        ReceiptNumber red = new ReceiptNumber(
                request.red().block().substring(0, 8), request.red().number());
        requireNegativeTotal(request, records.receipt(), red);
        issueRed(request, records.receipt(), red);
        StampAnswer answer = new Stamper(act)
                .stamp(
                        records,
                        state,
                        Activity.REVERSE,
                        new Stamper.Details(request.mandate(), request.reason(), null, red.text()),
                        reversed -> reversed.withRed(red));
        ReceiptEvent.stamped(act, answer);
        return answer;
    }

    private void requireNegativeTotal(ReverseRequest request, ReceiptNumber receipt, ReceiptNumber red) {
        ReceiptSecrets secrets = new ReceiptSecrets(act.ledger());
        long total = secrets.fen(ReceiptTransient.TOTAL);
        ReceiptSecrets.requireOpens(
                secrets.secret(ReceiptTransient.SECRET),
                receipt,
                total,
                request.proof().leaf());
        Require.that(
                ReceiptSecrets.opens(
                        secrets.secret(ReceiptTransient.RED_SECRET),
                        red,
                        -total,
                        request.red().leaf()),
                Refusal.RED_TOTAL_WRONG,
                "the red receipt must commit to the negative of the total");
    }

    private void issueRed(ReverseRequest request, ReceiptNumber receipt, ReceiptNumber red) {
        RedReceipt part = request.red();
        new IssueReceipts(act)
                .issue(
                        new IssueReceiptsRequest(
                                request.requestId(),
                                part.batchId(),
                                part.block(),
                                part.lane(),
                                part.number(),
                                part.kid(),
                                part.type(),
                                part.typeVersion(),
                                part.issuedAt(),
                                ReceiptLeaf.encode(List.of(part.leaf()))),
                        receipt.text());
        ReceiptRecords records = new ReceiptRecords(act.ledger(), red.code(), red.number());
        UnaryOperator<ReceiptState> link = state -> state.asRedOf(receipt);
        new Stamper(act)
                .stamp(
                        records,
                        records.state(InclusionProof.single(red, part.leaf())),
                        Activity.RED_ISSUE,
                        new Stamper.Details(request.mandate(), request.reason(), null, receipt.text()),
                        link);
    }
}
