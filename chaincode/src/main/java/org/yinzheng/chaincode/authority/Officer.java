// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.authority;

import java.util.Arrays;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;

/**
 * A caller whose agency stands in the registry and whose certificate is accepted.
 *
 * @param caller the certificate
 * @param agency its agency, as registered in its own region
 * @param local whether the region owns the namespace that was called
 * @param namespace chaincode name of the region's namespace; empty when {@code local}
 */
public record Officer(Caller caller, AgencyState agency, boolean local, String namespace) {

    public Officer {
        if (agency.status() != AgencyState.Status.ACTIVE) {
            throw new RefusedException(
                    Refusal.AGENCY_CLOSED,
                    "the agency was closed or succeeded by another; only an active agency may act");
        }
        if (agency.blockedCertificates().contains(caller.certificateDigest())) {
            throw new RefusedException(Refusal.CERTIFICATE_BLOCKED, "this client certificate was blocked");
        }
        if (caller.certificateFrom() < agency.earliestCertificate()) {
            throw new RefusedException(
                    Refusal.CERTIFICATE_TOO_OLD, "client certificates made before the agency's date are not accepted");
        }
    }

    /** Whether the certificate and the agency both have the role: either alone entitles to nothing. */
    public boolean has(Role role) {
        return caller.roles().contains(role) && agency.roles().contains(role);
    }

    /** Refuses unless the officer {@linkplain #has has} one of the roles. */
    public void require(Role... anyOf) {
        if (Arrays.stream(anyOf).anyMatch(this::has)) {
            return;
        }
        boolean claimed = Arrays.stream(anyOf).anyMatch(caller.roles()::contains);
        var names = Arrays.toString(anyOf);
        throw claimed
                ? new RefusedException(Refusal.ROLE_NOT_GRANTED, "the agency was not granted any role of " + names)
                : new RefusedException(Refusal.ROLE_MISSING, "one of these roles is required: " + names);
    }

    /** Refuses an officer of another region than the one whose namespace was called. */
    public void requireLocal() {
        if (!local) {
            throw new RefusedException(
                    Refusal.CALLER_OF_OTHER_REGION, "only the region that owns this namespace may do this here");
        }
    }

    /** Refuses the same person for both of two signatures. */
    public void requireOther(String firstOfficer) {
        if (caller.officer().equals(firstOfficer)) {
            throw new RefusedException(Refusal.SAME_OFFICER, "a second officer is required");
        }
    }

    public String region() {
        return agency.region();
    }

    /** The agency's social credit code. */
    public String code() {
        return agency.agency();
    }

    /** The officer's pseudonym. */
    public String name() {
        return caller.officer();
    }
}
