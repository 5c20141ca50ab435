// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.authority;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agency, under AGY in its region's namespace.
 *
 * @param earliestCertificate client certificates made before this are refused, epoch seconds; 0 for none
 * @param predecessors agencies whose documents it may act on, their predecessors included
 * @param successor set when {@code status} is SUCCEEDED
 * @param openKeys issuing keys proposed or active, counted against the quota
 * @param seq 1 at registration, one more with each change
 * @param registeredAt epoch seconds
 * @param changedAt epoch seconds of the last change
 */
public record AgencyState(
        String agency,
        String iss,
        String region,
        String mspId,
        Labels labels,
        List<Role> roles,
        List<Integer> types,
        List<String> blockedCertificates,
        long earliestCertificate,
        Status status,
        List<String> predecessors,
        @Nullable String successor,
        int openKeys,
        long seq,
        long registeredAt,
        long changedAt) {

    /** Whether it may still act. */
    public enum Status {
        ACTIVE,
        CLOSED,
        SUCCEEDED
    }

    public AgencyState {
        roles = List.copyOf(roles);
        types = List.copyOf(types);
        blockedCertificates = List.copyOf(blockedCertificates);
        predecessors = List.copyOf(predecessors);
    }

    /** Whether a document of that issuer is its own, by issue or by succession. */
    public boolean answersFor(String issuer) {
        return agency.equals(issuer) || predecessors.contains(issuer);
    }
}
