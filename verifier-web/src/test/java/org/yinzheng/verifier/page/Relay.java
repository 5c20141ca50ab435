// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between a browser and a server, which a test can cut and mend. */
final class Relay implements AutoCloseable {

    private final int port;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;

    private Relay(ServerSocket door, int target) {
        this.door = door;
        this.port = door.getLocalPort();
        this.target = target;
        serve(door);
    }

    static Relay to(URI server) throws IOException {
        return new Relay(listen(0), server.getPort());
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    void cut() throws IOException {
        door.close();
        for (var socket : open) {
            socket.close();
        }
        open.clear();
    }

    void mend() throws IOException {
        door = listen(port);
        serve(door);
    }

    @Override
    public void close() throws IOException {
        cut();
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    }

    private void serve(ServerSocket from) {
        start(() -> {
            while (true) {
                var browser = from.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(browser);
                open.add(server);
                start(() -> pass(browser.getInputStream(), server.getOutputStream()));
                start(() -> pass(server.getInputStream(), browser.getOutputStream()));
            }
        });
    }

    private static void pass(InputStream from, OutputStream to) throws IOException {
        try (to) {
            from.transferTo(to);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException cut) {
                // that is what this class is for
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
