// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Asks a service again and again until it answers, it has ended, or patience is over. An answer counts when it comes from
 * the process that was started: another program may have taken its port meanwhile, another demo's gateway for one.
 */
interface Readiness {
    Duration PAUSE = Duration.ofMillis(100);

    /** Whether the service answers now. */
    boolean answers() throws InterruptedException;

    /** Whether the process is still there. */
    interface Alive {
        boolean now() throws IOException;
    }

    /** Ready when this file says so: the process wrote there where it serves. */
    static Readiness ofFile(Path file, String endpoint) {
        return () -> {
            try {
                return Files.readString(file).equals(endpoint);
            } catch (IOException e) {
                return false;
            }
        };
    }

    /** Ready when it says so, and what stands under {@code info} is this instance. */
    static Readiness ofHttp(URI address, String instance) {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
        return () -> {
            try {
                return get(client, address.resolve("/actuator/health/readiness"))
                                        .statusCode()
                                == 200
                        && get(client, address.resolve("/actuator/info")).body().contains('"' + instance + '"');
            } catch (IOException e) {
                return false;
            }
        };
    }

    private static HttpResponse<String> get(HttpClient client, URI address) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Waits; false when the process ended or the time is over. */
    default boolean await(Alive alive, Duration patience) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            if (!alive.now()) {
                return false;
            }
            if (answers()) {
                return true;
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
        return false;
    }
}
