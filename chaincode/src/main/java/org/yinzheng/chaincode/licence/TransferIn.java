// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import java.util.List;
import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.authority.RegionDirectory;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;

/**
 * TRANSFER_IN: the taking region issues its own licence and closes the losing identifier by a record of its own. Nobody
 * writes the other's key; both read it.
 */
final class TransferIn {
    private TransferIn() {}

    static OperationAnswer perform(Act act, TransferInRequest request) {
        act.officer().requireLocal();
        act.officer().require(LicenceRules.roles(Operation.TRANSFER_IN));
        var ledger = act.ledger();
        var region = act.officer().region();
        Require.that(!request.fromRegion().equals(region), "fromRegion must be another region");
        var namespace = RegionDirectory.namespace(ledger, request.fromRegion());
        var losing = LicenceFile.readIn(ledger, namespace, request.losingLicenceId());
        Require.that(
                losing.state().state() == LicenceStatus.MOVED_OUT
                        && region.equals(losing.state().toRegion()),
                Refusal.NOT_MOVED_HERE,
                "the losing region must move the licence out to this region first");
        Require.that(
                losing.body().type() == request.type(),
                Refusal.LICENCE_ID_MISMATCH,
                "the new licence is of the type " + losing.body().type());
        var body = IssuingDesk.open(act, request.type(), request.typeVersion(), request.kid())
                .enter(request.licence(), Operation.TRANSFER_IN, request.losingLicenceId(), request.fromRegion());
        ledger.create(
                LedgerKeys.takenIn(request.losingLicenceId()),
                new TakenInState(
                        request.losingLicenceId(),
                        request.fromRegion(),
                        body.licenceId(),
                        act.officer().code(),
                        ledger.transactionId(),
                        ledger.now()),
                Refusal.ALREADY_TAKEN_IN,
                "the licence was taken in already");
        ledger.event(
                "licence.transferred-in",
                new LicenceEvent(
                        Operation.TRANSFER_IN,
                        List.of(body.licenceId(), request.losingLicenceId()),
                        Credentials.digests(body.credentials()),
                        LicenceStatus.VALID,
                        null,
                        act.requestId()));
        return new OperationAnswer(
                ledger.transactionId(), ledger.now(), body.licenceId(), 1, LicenceStatus.VALID, null);
    }
}
