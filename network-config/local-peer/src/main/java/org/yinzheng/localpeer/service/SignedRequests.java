// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.service;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.yinzheng.localpeer.channel.ChannelConfig;
import org.yinzheng.localpeer.channel.ChannelPolicies;
import org.yinzheng.localpeer.identity.Identity;
import org.yinzheng.localpeer.identity.IdentityException;

/** Whether somebody may read: a member who signed the request and satisfies the channel's Readers policy. */
final class SignedRequests {
    private final ChannelConfig config;

    SignedRequests(ChannelConfig config) {
        this.config = config;
    }

    boolean isFromReader(ByteString identity, ByteString signed, ByteString signature) {
        return reader(identity, signed, signature).isPresent();
    }

    /** The reader who signed; none if it is no reader, or did not. */
    Optional<Identity> reader(ByteString identity, ByteString signed, ByteString signature) {
        try {
            return Optional.of(config.members().identify(identity))
                    .filter(reader -> reader.verifies(signature, signed))
                    .filter(reader -> config.policies().satisfied(ChannelPolicies.READERS, List.of(reader)));
        } catch (IdentityException e) {
            return Optional.empty();
        }
    }

    String channel() {
        return config.channel();
    }
}
