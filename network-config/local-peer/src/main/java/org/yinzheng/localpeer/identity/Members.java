// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.identity;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** The organisations of a channel. Remembers identities it has checked: a certificate costs a signature check, once. */
public final class Members {
    /** Above this the memory starts anew, so that a flood of certificates cannot fill it. */
    private static final int REMEMBERED = 10_000;

    private final Map<String, Organisation> organisations = new TreeMap<>();
    private final Map<ByteString, Identity> known = new ConcurrentHashMap<>();

    public Members(Collection<Organisation> organisations) {
        organisations.forEach(organisation -> this.organisations.put(organisation.mspId(), organisation));
    }

    public boolean has(String mspId) {
        return organisations.containsKey(mspId);
    }

    /** @throws IdentityException if no organisation of the channel vouches for it. */
    public Identity identify(ByteString serialized) throws IdentityException {
        Identity remembered = known.get(serialized);
        if (remembered != null) {
            return remembered;
        }
        Identity identity = check(serialized);
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        known.put(serialized, identity);
        return identity;
    }

    private Identity check(ByteString serialized) throws IdentityException {
        SerializedIdentity claimed;
        try {
            claimed = SerializedIdentity.parseFrom(serialized);
        } catch (InvalidProtocolBufferException e) {
            throw new IdentityException("the creator is not a serialized identity");
        }
        Organisation organisation = organisations.get(claimed.getMspid());
        if (organisation == null) {
            throw new IdentityException(
                    "MSP " + claimed.getMspid() + " is not a member of the channel, whose members are "
                            + String.join(", ", organisations.keySet()));
        }
        return organisation.identify(claimed, serialized);
    }
}
