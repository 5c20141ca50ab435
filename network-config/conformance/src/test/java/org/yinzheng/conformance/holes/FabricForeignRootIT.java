// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.holes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.conformance.engine.FabricEngine;
import org.yinzheng.conformance.engine.OnFabric;
import org.yinzheng.conformance.engine.World;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.DemoProcesses;
import org.yinzheng.launcher.process.Installation;
import org.yinzheng.launcher.process.Ports;
import org.yinzheng.launcher.process.Service;
import org.yinzheng.launcher.process.Serving;
import org.yinzheng.network.Organisation;

/** On a network of its own: what the other holes write there by force stops a follower before. */
@OnFabric
class FabricForeignRootIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final FabricEngine engine;
    private final World world;

    FabricForeignRootIT() throws IOException {
        engine = FabricEngine.start();
        world = World.found(engine);
    }

    @AfterEach
    void stop() {
        world.close();
        engine.close();
    }

    /** The member's own peers are strangers afterwards. */
    @Test
    void a_member_that_comes_with_another_root_alarms_the_follower(@TempDir Path folder) throws Exception {
        DataFolder data = new DataFolder(folder.resolve("verifier"));
        data.create();
        DemoProcesses processes = new DemoProcesses(Installation.current(), data);
        int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
        Ports ports = Ports.choose(
                Map.of(), Map.of(Service.PEER, port, Service.GATEWAY, port + 1, Service.VERIFIER, port + 2));
        Organisation here = engine.material().description().organisation(World.ZJ_MSP);
        try {
            processes.start(Service.VERIFIER, engine.material(), ports, new Serving(List.of(here), here, Map.of()));
            processes.await(Service.VERIFIER, ports);
            awaitView(ports, view -> view.contains("\"alarms\":[]"));

            engine.replaceRoot(World.JX_MSP);

            assertThat(awaitView(ports, view -> view.contains("ROOT_CHANGED"))).contains(World.JX_MSP);
        } finally {
            processes.stop();
        }
    }

    private static String awaitView(Ports ports, java.util.function.Predicate<String> wanted)
            throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + ports.of(Service.VERIFIER) + "/api/v1/view");
        HttpClient client = HttpClient.newHttpClient();
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            String view = client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            if (wanted.test(view)) {
                return view;
            }
            assertThat(System.nanoTime()).as(view).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
