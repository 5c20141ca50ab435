// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.service;

import com.google.protobuf.ByteString;
import java.util.List;
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
        try {
            Identity reader = config.members().identify(identity);
            return reader.verifies(signature, signed)
                    && config.policies().satisfied(ChannelPolicies.READERS, List.of(reader));
        } catch (IdentityException e) {
            return false;
        }
    }

    String channel() {
        return config.channel();
    }
}
