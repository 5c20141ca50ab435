// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanAddressTest {
    @ParameterizedTest
    @CsvSource({
        // devices and addresses,                                       default route, likeliest
        "docker0=172.17.0.1 wlan0=192.168.1.7,                          192.168.1.7,  192.168.1.7",
        "br-1f2e3d4c5b6a=10.1.0.1 enp3s0=192.168.1.7,                   ,             192.168.1.7",
        "eth0=10.0.0.5 wlan0=192.168.1.7,                               192.168.1.7,  192.168.1.7",
        // a VPN has the default route, and the phone is in the room
        "tun0=10.8.0.2 wlan0=192.168.1.7,                               10.8.0.2,     192.168.1.7",
        "lxdbr0=10.3.0.1 virbr0=192.168.122.1 cni0=10.88.0.1 en0=192.168.1.7,,        192.168.1.7",
        // a bridge made by hand may be the local network itself
        "br0=192.168.1.7 docker0=172.17.0.1,                            ,             192.168.1.7",
        // better than nothing
        "docker0=172.17.0.1,                                            ,             172.17.0.1",
    })
    void phones_are_sent_to_the_network_in_the_room(String devices, String routed, String likeliest) {
        List<LanAddress> addresses = Stream.of(devices.split(" "))
                .map(one -> one.split("="))
                .map(one -> new LanAddress(one[0], one[1]))
                .toList();
        assertThat(LanAddress.likeliestFirst(addresses, Optional.ofNullable(routed)))
                .hasSameSizeAs(addresses)
                .first()
                .isEqualTo(likeliest);
    }

    @Test
    void a_machine_with_a_default_route_speaks_from_an_address_of_its_own() throws Exception {
        Optional<String> routed = LanAddress.routed();
        assumeTrue(routed.isPresent(), "this machine has no default route");
        assertThat(NetworkInterface.getByInetAddress(InetAddress.getByName(routed.get())))
                .isNotNull();
    }
}
