// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.server;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to serve, from the environment.
 *
 * @param services one for each chaincode name
 * @param founder which member may found
 * @param tls absent: plaintext, for one machine only
 */
record ChaincodeSettings(
        List<Service> services, Founder founder, @Nullable Tls tls) {
    /** Several: {@code <package id>=<host>:<port>}, separated by commas. */
    static final String SERVICES = "YINZHENG_CHAINCODES";

    /** One, as peers' builders set it. */
    static final String ID = "CORE_CHAINCODE_ID_NAME";

    static final String ADDRESS = "CHAINCODE_SERVER_ADDRESS";
    static final String NATIONAL = "YINZHENG_NATIONAL_MSP";
    static final String CERTIFICATE = "CHAINCODE_TLS_CERT";
    static final String KEY = "CHAINCODE_TLS_KEY";
    static final String CLIENT_ROOTS = "CHAINCODE_TLS_CLIENT_CACERT";

    /** A package id (each chaincode name has its own) and where it listens. */
    record Service(String packageId, InetSocketAddress address) {}

    /** PEM files; peers must show a certificate of {@code clientRoots}. */
    record Tls(String certificate, String key, String clientRoots) {}

    ChaincodeSettings {
        services = List.copyOf(services);
    }

    /** Reads the environment; an {@link IllegalArgumentException} says what is missing. */
    static ChaincodeSettings of(Map<String, String> environment) {
        List<Service> services = new ArrayList<>();
        for (var entry : environment.getOrDefault(SERVICES, "").split("[,\\s]+")) {
            if (!entry.isEmpty()) {
                int equals = entry.lastIndexOf('=');
                require(equals > 0, SERVICES + " must be <package id>=<host>:<port>, separated by commas");
                services.add(service(entry.substring(0, equals), entry.substring(equals + 1)));
            }
        }
        if (services.isEmpty()) {
            var id = environment.getOrDefault(ID, "");
            var address = environment.getOrDefault(ADDRESS, "");
            require(
                    !id.isEmpty() && !address.isEmpty(),
                    "set " + SERVICES + ", or " + ID + " and " + ADDRESS + " for a single chaincode");
            services.add(service(id, address));
        }
        var founder =
                new Founder(Optional.of(environment.getOrDefault(NATIONAL, "")).filter(msp -> !msp.isBlank()));
        return new ChaincodeSettings(services, founder, tls(environment));
    }

    private static @Nullable Tls tls(Map<String, String> environment) {
        var certificate = environment.getOrDefault(CERTIFICATE, "");
        var key = environment.getOrDefault(KEY, "");
        var roots = environment.getOrDefault(CLIENT_ROOTS, "");
        if (certificate.isEmpty() && key.isEmpty() && roots.isEmpty()) {
            return null;
        }
        require(
                !certificate.isEmpty() && !key.isEmpty() && !roots.isEmpty(),
                "TLS needs all of " + CERTIFICATE + ", " + KEY + " and " + CLIENT_ROOTS
                        + ": a chaincode that asks no certificate of its peers answers anybody");
        return new Tls(certificate, key, roots);
    }

    private static Service service(String packageId, String address) {
        int colon = address.lastIndexOf(':');
        var port = colon < 0 ? "" : address.substring(colon + 1);
        require(
                colon > 0 && port.matches("[0-9]{1,5}") && Integer.parseInt(port) <= 65_535,
                "an address must be <host>:<port>");
        return new Service(packageId, new InetSocketAddress(address.substring(0, colon), Integer.parseInt(port)));
    }

    private static void require(boolean holds, String text) {
        if (!holds) {
            throw new IllegalArgumentException(text);
        }
    }
}
