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
        for (var party : agreement.terms().parties()) {
            ledger.findIn(
                            RegionDirectory.namespace(ledger, party),
                            LedgerKeys.acceptance(query.agreement(), query.version(), party),
                            AcceptanceState.class)
                    .ifPresent(parts::add);
        }
        var inForce = ledger.find(LedgerKeys.inForce(query.agreement(), query.version()), InForceState.class);
        var day = CivilTime.day(ledger.now());
        boolean superseded = inForce.isPresent()
                && Agreements.standing(ledger, query.agreement(), day).stream()
                        .noneMatch(standing -> standing.version() == query.version());
        return AgreementView.of(agreement, parts, inForce.orElse(null), superseded, day);
    }
}
