// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.yinzheng.verifier.policy.Endorser;

/** The identities met under one channel configuration; a chain of certificates is checked once. Safe for threads. */
final class Identities {

    /** A network has thousands of clients, not millions: beyond this the memory starts anew. */
    private static final int REMEMBERED = 20_000;

    private final ChannelConfig config;
    private final Map<ByteString, Optional<Identity>> known = new ConcurrentHashMap<>();

    Identities(ChannelConfig config) {
        this.config = config;
    }

    ChannelConfig config() {
        return config;
    }

    /** A member as a signature names it. */
    record Identity(Endorser asEndorser, PublicKey key) {
        String mspId() {
            return asEndorser.mspId();
        }
    }

    /** The identity, when it parses and its organisation vouches for it. */
    Optional<Identity> resolve(ByteString serialised) {
        var seen = known.get(serialised);
        if (seen != null) {
            return seen;
        }
        if (known.size() > REMEMBERED) {
            known.clear();
        }
        var resolved = check(serialised);
        known.put(serialised, resolved);
        return resolved;
    }

    private Optional<Identity> check(ByteString serialised) {
        try {
            var identity = SerializedIdentity.parseFrom(serialised);
            var certificate = Certificates.parse(identity.getIdBytes());
            var key = Certificates.keyOf(certificate);
            return config.organisation(identity.getMspid())
                    .filter(msp -> msp.vouchesFor(certificate))
                    .map(msp -> new Identity(msp.endorser(serialised, certificate), key));
        } catch (InvalidProtocolBufferException | CertificateException e) {
            return Optional.empty();
        }
    }
}
