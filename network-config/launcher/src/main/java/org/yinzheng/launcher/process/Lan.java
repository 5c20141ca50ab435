// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yinzheng.network.LanCertificate;

/**
 * How phones in the same network reach the demo: HTTPS at this machine's address, and one plain port that hands out the
 * certificate to trust.
 *
 * @param address IPv4 of this machine
 * @param gateway HTTPS port of the gateway
 * @param plain HTTP port of the gateway, for the certificate
 * @param verifier HTTPS port of the verifier
 */
public record Lan(String address, int gateway, int plain, int verifier, LanCertificate certificate) {
    private static final int PREFERRED = 8443;

    /**
     * Chooses address and free ports, and makes the certificate where it is missing.
     *
     * @param wanted an address of this machine; the likeliest one where it is left out, see {@link LanAddress}
     * @throws LaunchFailure if this machine has no such address
     */
    public static Lan choose(DataFolder folder, @Nullable String wanted) throws IOException {
        var address = wanted == null ? found() : checked(wanted);
        var last = of(folder).filter(lan -> lan.address().equals(address)).map(Lan::ports);
        // a wallet lives at its address with its port: the same again, if it can be
        var ports =
                last.filter(known -> known.stream().allMatch(Ports::take)).orElseGet(() -> Ports.free(PREFERRED, 3));
        var certificate = LanCertificate.in(folder.root().resolve("lan"), address);
        var lan = new Lan(address, ports.get(0), ports.get(1), ports.get(2), certificate);
        Files.writeString(folder.run().resolve("lan"), lan.kept());
        return lan;
    }

    /** How a running demo is reached, as it was chosen at its start. */
    public static Optional<Lan> of(DataFolder folder) throws IOException {
        var file = folder.run().resolve("lan");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var kept = List.of(Files.readString(file).split(" "));
        var certificate = LanCertificate.in(folder.root().resolve("lan"), kept.get(0));
        return Optional.of(new Lan(
                kept.get(0),
                Integer.parseInt(kept.get(1)),
                Integer.parseInt(kept.get(2)),
                Integer.parseInt(kept.get(3)),
                certificate));
    }

    /** The demo is for this machine alone again. */
    public static void forget(DataFolder folder) throws IOException {
        Files.deleteIfExists(folder.run().resolve("lan"));
    }

    private List<Integer> ports() {
        return List.of(gateway, plain, verifier);
    }

    private String kept() {
        return address + " " + gateway + " " + plain + " " + verifier;
    }

    private static String checked(String wanted) throws IOException {
        if (wanted.matches("[0-9.]{7,15}")
                && NetworkInterface.getByInetAddress(InetAddress.getByName(wanted)) != null) {
            return wanted;
        }
        throw new LaunchFailure(wanted + " is no IPv4 address of this machine; it has " + addresses());
    }

    private static String found() throws IOException {
        return addresses().stream()
                .findFirst()
                .orElseThrow(() -> new LaunchFailure(
                        "this machine has no address in a local network; connect it, or name one with --lan-address"));
    }

    private static List<String> addresses() throws IOException {
        return LanAddress.likeliestFirst(LanAddress.all(), LanAddress.routed());
    }

    /** This machine's other addresses behind which a phone may be, the likeliest first. */
    public List<String> otherAddresses() throws IOException {
        var reachable =
                LanAddress.all().stream().filter(one -> !one.hasNoPhones()).toList();
        return LanAddress.likeliestFirst(reachable, LanAddress.routed()).stream()
                .filter(one -> !one.equals(address))
                .toList();
    }

    public String secureGateway() {
        return "https://" + address + ":" + gateway;
    }

    public String secureVerifier() {
        return "https://" + address + ":" + verifier;
    }

    List<String> gatewayOptions() {
        return List.of(
                "--yinzheng.gateway.lan.host=" + address,
                "--yinzheng.gateway.lan.port=" + gateway,
                "--yinzheng.gateway.lan.plain-port=" + plain,
                "--yinzheng.gateway.lan.certificate=" + certificate.certificate(),
                "--yinzheng.gateway.lan.key=" + certificate.key(),
                "--yinzheng.gateway.lan.authority=" + certificate.authority(),
                "--yinzheng.gateway.lan.verifier=" + secureVerifier() + "/",
                "--yinzheng.gateway.wallet.address=" + secureGateway() + "/wallet/",
                "--yinzheng.gateway.rating.address=" + secureGateway() + "/rating",
                "--yinzheng.gateway.verifier=" + secureVerifier() + "/");
    }

    List<String> verifierOptions() {
        return List.of(
                "--yinzheng.verifier.lan.port=" + verifier,
                "--yinzheng.verifier.lan.certificate=" + certificate.certificate(),
                "--yinzheng.verifier.lan.key=" + certificate.key());
    }
}
