// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.policy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Set;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.common.OrganizationUnit;

/**
 * A member whose signature under a result was verified.
 *
 * @param serialised the {@code msp.SerializedIdentity}, by which two are the same
 * @param roles what the organisation's node units make of its certificate
 * @param units organisational units of its certificate
 */
public record Endorser(String mspId, ByteString serialised, Set<MSPRoleType> roles, Set<String> units) {

    public Endorser {
        roles = Set.copyOf(roles);
        units = Set.copyOf(units);
    }

    /** Whether this is whom a policy asks for; what cannot be read is satisfied by nobody. */
    boolean satisfies(MSPPrincipal principal) {
        try {
            return switch (principal.getPrincipalClassification()) {
                case ROLE -> hasRole(MSPRole.parseFrom(principal.getPrincipal()));
                case ORGANIZATION_UNIT -> isIn(OrganizationUnit.parseFrom(principal.getPrincipal()));
                case IDENTITY -> serialised.equals(principal.getPrincipal());
                case ANONYMITY, COMBINED, UNRECOGNIZED -> false;
            };
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    private boolean hasRole(MSPRole wanted) {
        return wanted.getMspIdentifier().equals(mspId)
                && (wanted.getRole() == MSPRoleType.MEMBER || roles.contains(wanted.getRole()));
    }

    private boolean isIn(OrganizationUnit wanted) {
        return wanted.getMspIdentifier().equals(mspId) && units.contains(wanted.getOrganizationalUnitIdentifier());
    }
}
