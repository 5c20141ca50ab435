// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.process;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 address of this machine in a local network.
 *
 * @param device name of the network interface that has it
 */
record LanAddress(String device, String address) {
    /** Bridges and tunnels of containers, virtual machines and VPNs: no phone is behind them. */
    private static final Pattern NO_PHONES = Pattern.compile(
            "(docker|br-|veth|virbr|vnet|lxc|lxdbr|incusbr|cni|flannel|cali|podman|vmnet|vboxnet|u?tun|tap|wg|zt).*");

    /** From TEST-NET-1, RFC 5737: nobody's, so the way there is the default route. */
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("192.0.2.1", 9);

    /** Those of the interfaces that are up. */
    static List<LanAddress> all() throws IOException {
        List<LanAddress> all = new ArrayList<>();
        for (NetworkInterface device : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (device.isUp()) {
                for (InetAddress one : Collections.list(device.getInetAddresses())) {
                    if (one instanceof Inet4Address && one.isSiteLocalAddress()) {
                        all.add(new LanAddress(device.getName(), one.getHostAddress()));
                    }
                }
            }
        }
        return all;
    }

    /** The address from which this machine speaks to others; nothing is sent to find it. */
    static Optional<String> routed() {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(ELSEWHERE);
            return Optional.of(socket.getLocalAddress().getHostAddress());
        } catch (SocketException e) {
            return Optional.empty(); // no default route
        }
    }

    /** The default route's address first, those behind which no phone is last. */
    static List<String> likeliestFirst(List<LanAddress> addresses, Optional<String> routed) {
        return addresses.stream()
                .sorted(Comparator.comparing(LanAddress::hasNoPhones)
                        .thenComparing(one -> !routed.equals(Optional.of(one.address())))
                        .thenComparing(LanAddress::address))
                .map(LanAddress::address)
                .toList();
    }

    boolean hasNoPhones() {
        return NO_PHONES.matcher(device).matches();
    }
}
