// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import java.util.List;
import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.authority.RegionDirectory;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;

/** SUSPEND, RESTORE, EXPIRE, END, TRANSFER_OUT, UNDO: the operations that change only where a licence stands. */
final class OperateLicence {
    private OperateLicence() {}

    static OperationAnswer perform(Act act, OperateRequest request) {
        var operation = request.operation();
        Require.that(isOne(operation), "operation must be SUSPEND, RESTORE, EXPIRE, END, TRANSFER_OUT or UNDO");
        var file = LicenceFile.open(act, operation, request.licenceId(), request.seq());
        var to = LicenceRules.next(operation, file.state().state(), request.outcome());
        requireGuards(act, request, file);
        var answer = file.write(
                act,
                new LicenceFile.Change(
                        operation,
                        to,
                        request.cause(),
                        request.causeDigest(),
                        file.state().credentials(),
                        null,
                        request.toRegion(),
                        null));
        act.ledger()
                .event(
                        "licence.changed",
                        new LicenceEvent(
                                operation, List.of(request.licenceId()), List.of(), to, null, act.requestId()));
        return answer;
    }

    private static void requireGuards(Act act, OperateRequest request, LicenceFile file) {
        switch (request.operation()) {
            case EXPIRE ->
                LicenceRules.requireExpired(file.body().validTo(), act.ledger().now());
            case END -> act.officer().requireOther(file.body().officer());
            case TRANSFER_OUT -> requireOtherRegion(act, request);
            case UNDO -> requireNotTakenIn(act, file);
            case SUSPEND, RESTORE, ISSUE, RENEW, CHANGE, REISSUE, CORRECT, TRANSFER_IN, BIND, UNBIND -> {
                // nothing beyond role, issuer and state
            }
        }
    }

    private static void requireOtherRegion(Act act, OperateRequest request) {
        var region = Require.present(request.toRegion(), "toRegion");
        Require.that(!region.equals(act.officer().region()), "toRegion must be another region");
        RegionDirectory.namespace(act.ledger(), region);
    }

    /** The taker's own record decides; reading it turns an undo and a taking-in at once into a conflict. */
    private static void requireNotTakenIn(Act act, LicenceFile file) {
        var region = Require.present(file.state().toRegion(), "toRegion");
        var namespace = RegionDirectory.namespace(act.ledger(), region);
        var taken =
                act.ledger().findIn(namespace, LedgerKeys.takenIn(file.body().licenceId()), TakenInState.class);
        Require.that(taken.isEmpty(), Refusal.ALREADY_TAKEN_IN, "the other region has taken the licence in already");
    }

    private static boolean isOne(Operation operation) {
        return switch (operation) {
            case SUSPEND, RESTORE, EXPIRE, END, TRANSFER_OUT, UNDO -> true;
            case ISSUE, RENEW, CHANGE, REISSUE, CORRECT, TRANSFER_IN, BIND, UNBIND -> false;
        };
    }
}
