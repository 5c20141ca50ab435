// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import com.google.protobuf.Message;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.hyperledger.fabric.protos.common.ConfigValue;

/**
 * What turns a channel's running configuration into the described one, in the form of Fabric's configuration updates: the read
 * set names the versions that the update is based on, the write set what changes, each with its version raised by one.
 *
 * <p>The algorithm is that of {@code configtxlator compute_update}, so that members may check it with Fabric's own tool.
 */
public final class ConfigurationUpdate {
    private ConfigurationUpdate() {}

    /** From the configuration that runs to the one that these certificates and this description make; empty if they agree. */
    public static Optional<ConfigUpdate> towards(ConfigGroup running, NetworkMaterial described) throws IOException {
        return between(described.description().channel(), running, ChannelConfiguration.group(described));
    }

    /** From one configuration of a channel to another; empty if they agree. */
    public static Optional<ConfigUpdate> between(String channel, ConfigGroup running, ConfigGroup wanted) {
        Difference difference = Difference.of(running, wanted);
        if (!difference.changed) {
            return Optional.empty();
        }
        return Optional.of(ConfigUpdate.newBuilder()
                .setChannelId(channel)
                .setReadSet(difference.read)
                .setWriteSet(difference.write)
                .build());
    }

    /** One group's part of both sets. */
    private record Difference(ConfigGroup read, ConfigGroup write, boolean changed) {

        static Difference of(ConfigGroup running, ConfigGroup wanted) {
            Members<ConfigPolicy> policies = Members.of(
                    running.getPoliciesMap(), wanted.getPoliciesMap(), Difference::policy, Difference::version);
            Members<ConfigValue> values =
                    Members.of(running.getValuesMap(), wanted.getValuesMap(), Difference::value, Difference::version);
            Groups groups = Groups.of(running.getGroupsMap(), wanted.getGroupsMap());
            boolean itself = policies.joinedOrLeft
                    || values.joinedOrLeft
                    || groups.joinedOrLeft
                    || !running.getModPolicy().equals(wanted.getModPolicy());
            if (!itself && policies.written.isEmpty() && values.written.isEmpty() && groups.written.isEmpty()) {
                ConfigGroup same = ConfigGroup.newBuilder()
                        .setVersion(running.getVersion())
                        .build();
                return new Difference(same, same, false);
            }
            ConfigGroup.Builder read =
                    ConfigGroup.newBuilder().setVersion(running.getVersion()).putAllGroups(groups.read);
            ConfigGroup.Builder write = ConfigGroup.newBuilder()
                    .setVersion(running.getVersion())
                    .putAllPolicies(policies.written)
                    .putAllValues(values.written)
                    .putAllGroups(groups.written);
            if (itself) {
                // who is in a group is part of what is agreed to, so the members that stay are named too
                read.putAllPolicies(policies.kept).putAllValues(values.kept).putAllGroups(groups.kept);
                write.putAllPolicies(policies.kept)
                        .putAllValues(values.kept)
                        .putAllGroups(groups.kept)
                        .setVersion(running.getVersion() + 1)
                        .setModPolicy(wanted.getModPolicy());
            }
            return new Difference(read.build(), write.build(), true);
        }

        private static ConfigPolicy policy(ConfigPolicy running, ConfigPolicy wanted) {
            boolean same = running.getModPolicy().equals(wanted.getModPolicy())
                    && running.getPolicy().equals(wanted.getPolicy());
            return same
                    ? running
                    : wanted.toBuilder().setVersion(running.getVersion() + 1).build();
        }

        private static ConfigPolicy version(ConfigPolicy policy) {
            return ConfigPolicy.newBuilder().setVersion(policy.getVersion()).build();
        }

        private static ConfigValue value(ConfigValue running, ConfigValue wanted) {
            boolean same = running.getModPolicy().equals(wanted.getModPolicy())
                    && running.getValue().equals(wanted.getValue());
            return same
                    ? running
                    : wanted.toBuilder().setVersion(running.getVersion() + 1).build();
        }

        private static ConfigValue version(ConfigValue value) {
            return ConfigValue.newBuilder().setVersion(value.getVersion()).build();
        }
    }

    /** The policies, or the values, of one group. */
    private record Members<T extends Message>(Map<String, T> written, Map<String, T> kept, boolean joinedOrLeft) {

        /**
         * @param changed the running member if the wanted one says the same, otherwise the wanted one with its new version
         * @param version the member with nothing but its version
         */
        static <T extends Message> Members<T> of(
                Map<String, T> running, Map<String, T> wanted, BinaryOperator<T> changed, UnaryOperator<T> version) {
            Map<String, T> written = new TreeMap<>();
            Map<String, T> kept = new TreeMap<>();
            wanted.forEach((name, member) -> {
                T before = running.get(name);
                T after = before == null ? member : changed.apply(before, member);
                if (after == before) {
                    kept.put(name, version.apply(after));
                } else {
                    written.put(name, after);
                }
            });
            return new Members<>(written, kept, !running.keySet().equals(wanted.keySet()));
        }
    }

    /** The groups within one group. */
    private record Groups(
            Map<String, ConfigGroup> read,
            Map<String, ConfigGroup> written,
            Map<String, ConfigGroup> kept,
            boolean joinedOrLeft) {

        static Groups of(Map<String, ConfigGroup> running, Map<String, ConfigGroup> wanted) {
            Map<String, ConfigGroup> read = new TreeMap<>();
            Map<String, ConfigGroup> written = new TreeMap<>();
            Map<String, ConfigGroup> kept = new TreeMap<>();
            for (String name : new TreeSet<>(wanted.keySet())) {
                ConfigGroup before = running.get(name);
                if (before == null) {
                    written.put(name, joining(wanted.getOrDefault(name, ConfigGroup.getDefaultInstance())));
                    continue;
                }
                Difference difference =
                        Difference.of(before, wanted.getOrDefault(name, ConfigGroup.getDefaultInstance()));
                if (difference.changed) {
                    read.put(name, difference.read);
                    written.put(name, difference.write);
                } else {
                    kept.put(name, difference.read);
                }
            }
            return new Groups(read, written, kept, !running.keySet().equals(wanted.keySet()));
        }

        /** Everything in a group that was not there begins with version 0. */
        private static ConfigGroup joining(ConfigGroup wanted) {
            return wanted.toBuilder().setVersion(0).build();
        }
    }
}
