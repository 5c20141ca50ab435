// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;

/** The issuing unit delivers, prints on paper, recalls the paper, archives. */
final class StampReceipt {
    private final Act act;

    StampReceipt(Act act) {
        this.act = act;
    }

    StampAnswer run(StampRequest request) {
        act.officer().requireLocal();
        act.officer().require(Role.CLERK);
        ReceiptRecords records = new ReceiptRecords(act.ledger(), request.code(), request.number());
        requireUnit(act, records.batch(request.proof()));
        ReceiptState state = records.state(request.proof());
        Optional<StampAnswer> printed = samePaper(records, state, request);
        if (printed.isPresent()) {
            return printed.get();
        }
        // the claims in force matter to a reversal only, so their key is not read here
        ReceiptRules.step(state, request.activity(), 0).ifPresent(refusal -> {
            throw RefusalWords.refused(refusal);
        });
        StampAnswer answer = new Stamper(act)
                .stamp(
                        records,
                        state,
                        request.activity(),
                        new Stamper.Details(request.mandate(), null, request.paper(), null),
                        change(request));
        ReceiptEvent.stamped(act, answer);
        return answer;
    }

    /** The same paper number again is the same answer: a printer that jams asks twice. */
    private static Optional<StampAnswer> samePaper(ReceiptRecords records, ReceiptState state, StampRequest request) {
        Long seq = state.steps().get(Activity.PAPER);
        boolean same =
                request.activity() == Activity.PAPER && seq != null && Objects.equals(request.paper(), state.paper());
        return same && seq != null ? Optional.of(Stamper.answer(records.stamp(seq))) : Optional.empty();
    }

    private static UnaryOperator<ReceiptState> change(StampRequest request) {
        String paper = request.paper();
        return paper == null ? UnaryOperator.identity() : state -> state.withPaper(paper);
    }

    static void requireUnit(Act act, BatchState batch) {
        Require.that(
                act.officer().agency().answersFor(batch.unit()),
                Refusal.NOT_ISSUING_UNIT,
                "only the unit that issued the receipt, or the one that succeeded it, may do this");
    }
}
