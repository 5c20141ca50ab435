// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.util.List;
import org.yinzheng.chaincode.receipt.Activity;
import org.yinzheng.chaincode.receipt.ReceiptNumber;
import org.yinzheng.chaincode.receipt.ReceiptRules;
import org.yinzheng.chaincode.receipt.ReceiptState;
import org.yinzheng.chaincode.receipt.ReceiptView;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;

/** What may be done to a receipt now, by the ledger's own rules, and how it stands in one word. */
final class ReceiptSteps {
    private static final List<Activity> BY_PEOPLE =
            List.of(Activity.DELIVER, Activity.PAPER, Activity.PAPER_RECALL, Activity.ARCHIVE, Activity.REVERSE);

    private ReceiptSteps() {}

    static boolean acts(Caller caller) {
        return caller.identity().roles().contains(Role.CLERK)
                || caller.identity().roles().contains(Role.APPROVER);
    }

    static List<Activity> offered(ReceiptView view) {
        int claims = openClaims(view);
        return BY_PEOPLE.stream()
                .filter(step -> ReceiptRules.step(state(view), step, claims).isEmpty())
                .toList();
    }

    /** The last thing that matters to who looks at it: ARCHIVED and REVERSED end it, a claim stands beside them. */
    static String standing(ReceiptView view) {
        var state = state(view);
        if (state.has(Activity.REVERSE)) {
            return "REVERSED";
        }
        if (state.redReceipt()) {
            return "RED";
        }
        if (state.has(Activity.ARCHIVE)) {
            return "ARCHIVED";
        }
        if (openClaims(view) > 0) {
            return "CLAIMED";
        }
        return state.has(Activity.DELIVER) ? "DELIVERED" : "ISSUED";
    }

    private static int openClaims(ReceiptView view) {
        var account = view.account();
        return account == null ? 0 : account.open().size();
    }

    private static ReceiptState state(ReceiptView view) {
        var state = view.state();
        // the rules of a step do not ask for the hash of the leaf
        var batch = view.batch();
        return state == null ? ReceiptState.issued(new ReceiptNumber(batch.code(), batch.first()), "") : state;
    }
}
