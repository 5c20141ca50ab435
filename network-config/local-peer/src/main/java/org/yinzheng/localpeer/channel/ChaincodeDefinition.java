// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.channel;

import java.util.Objects;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;

/**
 * A chaincode name of the channel.
 *
 * @param version the definition's version, which stands in every endorsement
 * @param policy who must endorse
 */
public record ChaincodeDefinition(String name, String version, ApplicationPolicy policy) {
    public ChaincodeDefinition {
        Objects.requireNonNull(policy, "endorsement policy");
        if (!name.matches("[A-Za-z0-9]+([-_][A-Za-z0-9]+)*")) {
            throw new IllegalArgumentException("not a chaincode name: " + name);
        }
        if (version.isEmpty()) {
            throw new IllegalArgumentException("chaincode " + name + " has no version");
        }
    }
}
