// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import java.util.ArrayList;
import java.util.List;
import org.yinzheng.chaincode.authority.RegionDirectory;
import org.yinzheng.chaincode.ledger.CivilTime;
import org.yinzheng.chaincode.ledger.Ledger;
import org.yinzheng.chaincode.ledger.LedgerKeys;

/** An agreement as a whole, put together from what each party wrote in its own namespace. */
final class AgreementReads {
    private AgreementReads() {}

    static AgreementView view(Ledger ledger, AgreementQuery query) {
        var agreement = Agreements.read(ledger, query.agreement(), query.version());
        List<AcceptanceState> parts = new ArrayList<>();
        boolean acceptedByAll = true;
        for (var party : agreement.terms().parties()) {
            var part = ledger.findIn(
                    RegionDirectory.namespace(ledger, party),
                    LedgerKeys.acceptance(query.agreement(), query.version(), party),
                    AcceptanceState.class);
            part.ifPresent(parts::add);
            acceptedByAll &= party.equals(agreement.proposer())
                    || part.filter(written -> written.status() == PartyStatus.ACCEPTED)
                            .isPresent();
        }
        var inForce = ledger.find(LedgerKeys.inForce(query.agreement(), query.version()), InForceState.class);
        int current = ledger.find(LedgerKeys.inForceNow(query.agreement()), InForceState.class)
                .map(InForceState::version)
                .orElse(0);
        var status = AgreementRules.status(
                agreement.terms(),
                parts.stream().map(AcceptanceState::status).toList(),
                acceptedByAll,
                inForce.isPresent(),
                inForce.isPresent() && current > query.version(),
                CivilTime.day(ledger.now()));
        return new AgreementView(agreement, status, parts, inForce.orElse(null));
    }
}
