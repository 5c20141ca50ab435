// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.process;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.yinzheng.network.PrivateFiles;

/** The TCP ports of the three services on the loopback interface. */
public final class Ports {
    private static final int TRIES = 200;

    private static final Map<Integer, DatagramSocket> HELD = new HashMap<>();

    private final Map<Service, Integer> ports;

    private Ports(Map<Service, Integer> ports) {
        this.ports = new EnumMap<>(ports);
    }

    /** The port of a service. */
    public int of(Service service) {
        Integer port = ports.get(service);
        if (port == null) {
            throw new IllegalStateException("no port was chosen for " + service.label());
        }
        return port;
    }

    /**
     * Chooses free ports: what was asked for, or what was used last time, or the preferred one, or the next free one.
     *
     * @param asked ports that must be free
     * @param last ports that are taken again when free
     * @throws LaunchFailure when a port that was asked for is busy, or asked for twice
     */
    public static Ports choose(Map<Service, Integer> asked, Map<Service, Integer> last) {
        Map<Service, Integer> chosen = new EnumMap<>(Service.class);
        Set<Integer> taken = new TreeSet<>(asked.values());
        for (Service service : Service.values()) {
            Integer wanted = asked.get(service);
            if (wanted != null) {
                if (chosen.containsValue(wanted)) {
                    throw new LaunchFailure("port " + wanted + " for the " + service.label()
                            + " was named for another service too; name one for each");
                }
                if (!isFree(wanted)) {
                    throw new LaunchFailure("port " + wanted + " for the " + service.label()
                            + " is busy; leave the option out to take the next free one, or name another");
                }
                // held or not: who names a port gets it
                holds(wanted);
                chosen.put(service, wanted);
            } else {
                int port = firstFree(last.getOrDefault(service, service.preferredPort()), taken);
                chosen.put(service, port);
                taken.add(port);
            }
        }
        return new Ports(chosen);
    }

    /** So many free ports from one on. */
    static List<Integer> free(int from, int count) {
        Set<Integer> taken = new TreeSet<>();
        while (taken.size() < count) {
            taken.add(firstFree(from, taken));
        }
        return List.copyOf(taken);
    }

    /** What {@link #store} wrote; empty when there is no such file. */
    public static Map<Service, Integer> stored(Path file) throws IOException {
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        if (!Files.isRegularFile(file)) {
            return ports;
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        for (Service service : Service.values()) {
            String text = properties.getProperty(service.label(), "");
            if (text.matches("[0-9]{1,5}")) {
                ports.put(service, Integer.valueOf(text));
            }
        }
        return ports;
    }

    /** Ports that are known, for processes that run already. */
    public static Ports known(Map<Service, Integer> ports) {
        return new Ports(ports);
    }

    /** Keeps the choice for the next start and for other commands. */
    public void store(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        ports.forEach((service, port) ->
                text.append(service.label()).append('=').append(port).append('\n'));
        PrivateFiles.write(file, text.toString());
    }

    /**
     * Takes a free port, once, before other launchers on this machine do. Until its service listens, which may take half a
     * minute, a UDP socket of the same number holds the place; it ends with this process.
     */
    static boolean take(int port) {
        return isFree(port) && holds(port);
    }

    private static synchronized boolean holds(int port) {
        if (HELD.containsKey(port)) {
            return false;
        }
        try {
            HELD.put(port, new DatagramSocket(port, InetAddress.getLoopbackAddress()));
            return true;
        } catch (SocketException e) {
            return false;
        }
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int firstFree(int from, Set<Integer> taken) {
        for (int port = from; port < from + TRIES && port <= 65_535; port++) {
            if (!taken.contains(port) && take(port)) {
                return port;
            }
        }
        throw new LaunchFailure("no free port from " + from + " on; stop something, or name a port");
    }
}
