// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import java.sql.SQLException;
import java.util.Optional;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.licence.LicenceBody;
import org.yinzheng.chaincode.licence.LicenceState;
import org.yinzheng.chaincode.licence.TakenInState;
import org.yinzheng.credential.status.LicenceStatus;
import org.yinzheng.verifier.ledger.LedgerWrite;

/** Follows what the writes of licences mean for status lists. One thread. */
final class LicenceStatuses {

    private final ViewWriter records;
    private final String commonNamespace;

    LicenceStatuses(ViewWriter records, String commonNamespace) {
        this.records = records;
        this.commonNamespace = commonNamespace;
    }

    /** After the write was stored. */
    void note(LedgerWrite write, RecordVersion stored) throws SQLException {
        if (RecordKind.isOf(Kind.LIC, write.key())) {
            records.statuses()
                    .issued(records.space(write.namespace()), stored.as(LicenceBody.class), stored.position());
        } else if (RecordKind.isOf(Kind.LST, write.key())) {
            var state = stored.as(LicenceState.class);
            change(write.namespace(), state.licenceId(), StatusRows.statusOf(state), stored.position());
        } else if (RecordKind.isOf(Kind.TIN, write.key())) {
            takenIn(write.namespace(), stored.as(TakenInState.class), stored.position());
        }
    }

    private void change(String namespace, String licenceId, LicenceStatus status, long position) throws SQLException {
        var body = records.last(namespace, LedgerKeys.licence(licenceId).text());
        if (body.isPresent()) {
            records.statuses().changed(records.space(namespace), body.get().as(LicenceBody.class), status, position);
        }
    }

    /** Counts only where the losing region itself says that the licence left for the region that took it in. */
    private void takenIn(String taker, TakenInState taken, long position) throws SQLException {
        var loser = namespaceOf(taken.fromRegion());
        if (loser.isPresent() && leftFor(taker, loser.get(), taken.losingLicenceId())) {
            change(loser.get(), taken.losingLicenceId(), LicenceStatus.LAPSED, position);
        }
    }

    private boolean leftFor(String taker, String loser, String licenceId) throws SQLException {
        var state = records.last(loser, LedgerKeys.licenceState(licenceId).text());
        var region = state.map(version -> version.as(LicenceState.class).toRegion());
        return region.isPresent() && namespaceOf(region.get()).equals(Optional.of(taker));
    }

    private Optional<String> namespaceOf(String region) throws SQLException {
        return records.last(commonNamespace, LedgerKeys.region(region).text())
                .map(version -> version.as(RegionState.class).namespace());
    }
}
