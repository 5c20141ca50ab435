// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.AgencyState;

/** The pure changes of an agency's record. */
final class AgencyRules {
    private AgencyRules() {}

    static AgencyState entered(AgencyEntry entry, String region, String mspId, long now) {
        return new AgencyState(
                entry.agency(),
                entry.iss(),
                region,
                mspId,
                entry.labels(),
                entry.roles(),
                entry.types(),
                List.of(),
                entry.earliestCertificate(),
                AgencyState.Status.ACTIVE,
                List.of(),
                null,
                0,
                1,
                now,
                now);
    }

    static AgencyState updated(AgencyState agency, UpdateAgencyRequest request, long now) {
        return new AgencyState(
                agency.agency(),
                agency.iss(),
                agency.region(),
                agency.mspId(),
                request.labels(),
                request.roles(),
                request.types(),
                request.blockedCertificates(),
                request.earliestCertificate(),
                agency.status(),
                agency.predecessors(),
                agency.successor(),
                agency.openKeys(),
                agency.seq() + 1,
                agency.registeredAt(),
                now);
    }

    static AgencyState closed(AgencyState agency, long now) {
        return with(agency, AgencyState.Status.CLOSED, agency.predecessors(), null, agency.openKeys(), 1, now);
    }

    static AgencyState succeeded(AgencyState agency, String successor, long now) {
        return with(agency, AgencyState.Status.SUCCEEDED, agency.predecessors(), successor, agency.openKeys(), 1, now);
    }

    static AgencyState succeeding(AgencyState agency, List<String> predecessors, long now) {
        return with(agency, agency.status(), predecessors, agency.successor(), agency.openKeys(), 1, now);
    }

    /** Counting keys is no change that a registrar must have read: the sequence number stays. */
    static AgencyState counting(AgencyState agency, int openKeys) {
        return with(
                agency, agency.status(), agency.predecessors(), agency.successor(), openKeys, 0, agency.changedAt());
    }

    private static AgencyState with(
            AgencyState agency,
            AgencyState.Status status,
            List<String> predecessors,
            @Nullable String successor,
            int openKeys,
            int step,
            long now) {
        return new AgencyState(
                agency.agency(),
                agency.iss(),
                agency.region(),
                agency.mspId(),
                agency.labels(),
                agency.roles(),
                agency.types(),
                agency.blockedCertificates(),
                agency.earliestCertificate(),
                status,
                predecessors,
                successor,
                openKeys,
                agency.seq() + step,
                agency.registeredAt(),
                now);
    }
}
