// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks a service again and again until it answers, it has ended, or patience is over. */
interface Readiness {
    Duration PAUSE = Duration.ofMillis(100);

    /** Whether the service answers now. */
    boolean answers() throws InterruptedException;

    /** Whether the process is still there. */
    interface Alive {
        boolean now() throws IOException;
    }

    /** Ready when something accepts connections. */
    static Readiness ofPort(int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
                return true;
            } catch (IOException e) {
                return false;
            }
        };
    }

    /** Ready when a GET is answered 200. */
    static Readiness ofHttp(URI address) {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).build();
        return () -> {
            try {
                return client.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException e) {
                return false;
            }
        };
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
