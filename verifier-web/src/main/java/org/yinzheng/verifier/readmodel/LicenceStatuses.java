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
            change(write.namespace(), stored.as(LicenceState.class), stored.position());
        } else if (RecordKind.isOf(Kind.TIN, write.key())) {
            takenIn(write.namespace(), stored.as(TakenInState.class), stored.position());
        }
    }

    private void change(String namespace, LicenceState state, long position) throws SQLException {
        var body = body(namespace, state.licenceId());
        if (body.isPresent()) {
            var space = records.space(namespace);
            records.statuses().changed(space, body.get(), StatusRows.statusOf(state), position);
            records.statuses().closed(space, body.get(), state);
        }
    }

    private Optional<LicenceBody> body(String namespace, String licenceId) throws SQLException {
        return records.last(namespace, LedgerKeys.licence(licenceId).text())
                .map(version -> version.as(LicenceBody.class));
    }

    /** Counts only where the losing region itself says that the licence left for the region that took it in. */
    private void takenIn(String taker, TakenInState taken, long position) throws SQLException {
        var loser = namespaceOf(taken.fromRegion());
        if (loser.isPresent() && leftFor(taker, loser.get(), taken.losingLicenceId())) {
            var body = body(loser.get(), taken.losingLicenceId());
            if (body.isPresent()) {
                records.statuses().changed(records.space(loser.get()), body.get(), LicenceStatus.LAPSED, position);
            }
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
