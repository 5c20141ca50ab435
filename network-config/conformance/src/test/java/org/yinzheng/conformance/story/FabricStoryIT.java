// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yinzheng.conformance.engine.OnFabric;
import org.yinzheng.conformance.engine.Orderers;
import org.yinzheng.fabric.compose.ComposeProject;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Unanswered;
import org.yinzheng.launcher.demo.DemoDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole product on a Fabric network: gateway and verifier as on the local peer, and the same tests of them. */
@OnFabric
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FabricStoryIT {
    /** After so long the outbox has settled everything, by a fence if need be. */
    private static final Duration BOUND = Duration.ofMinutes(10);

    private final RunningNetwork network;

    FabricStoryIT() throws IOException, InterruptedException {
        network = RunningNetwork.onFabric();
    }

    @AfterAll
    void stop() throws IOException {
        network.close();
    }

    @Test
    void the_whole_story_goes_as_it_should_and_can_be_told_again() throws IOException {
        StoryIT.tellTwice(network);
    }

    @Test
    void a_request_sent_many_times_makes_exactly_one_document_though_the_gateway_is_killed() throws Exception {
        DuplicatesIT.check(network);
    }

    @Test
    void an_envelope_that_the_orderers_took_and_lost_is_recorded_once() throws Exception {
        Orderers orderers = network.fabric().orderers();
        ComposeProject containers = network.fabric().network().project();
        int licences = LedgerCount.of(network, "LIC");
        String key = UUID.randomUUID().toString();
        ObjectNode licence = DemoDocument.licence(1, "330000", 9_000);
        // followers take the envelope and keep it for a leader that does not answer
        String leader = orderers.leader();
        List<String> followers = new ArrayList<>(orderers.hosts());
        followers.remove(leader);
        containers.act("pause", List.of(leader));
        Gateway gateway = network.gateway();
        CompletableFuture<JsonNode> answer = CompletableFuture.supplyAsync(() -> issue(gateway, key, licence));
        orderers.awaitTaken(followers, BOUND);
        containers.act("kill", followers);
        containers.act("kill", List.of(leader));
        long lost = System.nanoTime();
        containers.act("start", orderers.hosts());

        JsonNode issued = answer.get(BOUND.toSeconds(), TimeUnit.SECONDS);
        System.out.printf(
                "dropped: recorded %.1f s after the orderers had lost it%n", (System.nanoTime() - lost) / 1e9);
        assertThat(issued.path("state").asString("")).isEqualTo("RECORDED");
        assertThat(gateway.change("zj-market-clerk", "licences", key, licence).path("licenceId"))
                .isEqualTo(issued.path("licenceId"));
        assertThat(LedgerCount.of(network, "LIC") - licences).isEqualTo(1);
    }

    /** As a clerk's program does: asks with the same key for as long as the outcome is unknown. */
    private static JsonNode issue(Gateway gateway, String key, ObjectNode licence) {
        while (true) {
            try {
                return gateway.change("zj-market-clerk", "licences", key, licence);
            } catch (Unanswered e) {
                System.out.println("dropped: still unknown, " + e.getMessage());
            }
        }
    }
}
