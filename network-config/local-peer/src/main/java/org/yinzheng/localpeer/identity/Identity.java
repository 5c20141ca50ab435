// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.identity;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.Set;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.OrganizationUnit;
import org.yinzheng.signature.VerifyingKey;

/**
 * A member of an organisation of this channel: its certificate chains to the organisation's authority and is not revoked.
 * That it has ended plays no part in who it is, so that an old signature stays verifiable.
 *
 * @param serialized the {@code msp.SerializedIdentity}, by which two identities are the same
 * @param units the organisational units in the certificate's subject
 * @param end of the certificate: from then on it asks for nothing new
 */
public record Identity(
        String mspId, ByteString serialized, VerifyingKey key, Set<Role> roles, Set<String> units, Instant end) {

    public Identity {
        roles = Set.copyOf(roles);
        units = Set.copyOf(units);
    }

    /** Whether the certificate is over: peers and orderers take no new request then. */
    public boolean isOver(Instant now) {
        return now.isAfter(end);
    }

    public boolean verifies(ByteString signature, ByteString... signed) {
        byte[] digest = Sha256.of(signed);
        return OwnSignatures.contain(serialized, digest, signature) || key.verifies(digest, signature.toByteArray());
    }

    /** Whether this identity is what a policy asks for. An unreadable or unknown principal is satisfied by nobody. */
    public boolean satisfies(MSPPrincipal principal) {
        try {
            return switch (principal.getPrincipalClassification()) {
                case ROLE -> satisfiesRole(MSPRole.parseFrom(principal.getPrincipal()));
                case ORGANIZATION_UNIT -> satisfiesUnit(OrganizationUnit.parseFrom(principal.getPrincipal()));
                case IDENTITY -> serialized.equals(principal.getPrincipal());
                case ANONYMITY, COMBINED, UNRECOGNIZED -> false;
            };
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    private boolean satisfiesRole(MSPRole wanted) {
        if (!wanted.getMspIdentifier().equals(mspId)) {
            return false;
        }
        return switch (wanted.getRole()) {
            case MEMBER -> true;
            case ADMIN -> roles.contains(Role.ADMIN);
            case CLIENT -> roles.contains(Role.CLIENT);
            case PEER -> roles.contains(Role.PEER);
            case ORDERER -> roles.contains(Role.ORDERER);
            case UNRECOGNIZED -> false;
        };
    }

    private boolean satisfiesUnit(OrganizationUnit wanted) {
        return wanted.getMspIdentifier().equals(mspId) && units.contains(wanted.getOrganizationalUnitIdentifier());
    }
}
