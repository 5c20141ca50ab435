// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.yinzheng.fabric.channel.PeerAdmin;
import org.yinzheng.fabric.compose.ComposeProject;

/**
 * Brings a further peer of a member into a channel by a snapshot of an older peer: the state of the newest block instead of
 * all blocks from 0. It has no history of keys, so an archive never comes this way.
 */
final class SnapshotJoin {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String COMPLETED = "/var/hyperledger/production/snapshots/completed/";
    private static final String TARGET = "/var/hyperledger/production/joining";

    private final ComposeProject project;
    private final String channel;

    SnapshotJoin(ComposeProject project, String channel) {
        this.project = project;
        this.channel = channel;
    }

    /** Copies {@code older}'s snapshot to {@code joining} and has it join; returns when it has. */
    void run(PeerAdmin older, PeerAdmin joining) throws IOException, InterruptedException {
        String folder = COMPLETED + channel;
        List<String> before = project.list(older.name(), folder);
        older.requestSnapshot(channel);
        List<String> made = new ArrayList<>();
        Patience.await(
                LIMIT,
                () -> {
                    made.addAll(project.list(older.name(), folder));
                    made.removeAll(before);
                    return !made.isEmpty();
                },
                thrown -> new FabricFailure(
                        older.name() + " makes no snapshot", "read its log: ./yinzheng network logs " + older.name()));
        project.copy(older.name(), folder + "/" + made.get(0), joining.name(), TARGET);
        joining.joinBySnapshot(TARGET);
        Patience.await(
                LIMIT,
                () -> joining.within(5).channels().contains(channel),
                thrown -> new FabricFailure(
                        joining.name() + " does not join by the snapshot of " + older.name(),
                        "read its log: ./yinzheng network logs " + joining.name()));
    }
}
