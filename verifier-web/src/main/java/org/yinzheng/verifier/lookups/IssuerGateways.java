// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.lookups;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.verifier.VerifierProperties;
import org.yinzheng.verifier.ledger.LedgerNames;
import org.yinzheng.verifier.readmodel.ReadModel;
import org.yinzheng.verifier.registry.Regions;

/** Whom to ask: addresses come from the operator's settings or from the registry, never from a form. */
@Component
final class IssuerGateways {

    private static final String PATH = "/public/v1/lookups";
    /** Java's client throws at a larger one, and a registry may still hold one. */
    private static final int LARGEST_PORT = 65_535;

    private final ReadModel view;
    private final VerifierProperties properties;
    private final String commonNamespace;

    IssuerGateways(ReadModel view, VerifierProperties properties, LedgerNames names) {
        this.view = view;
        this.properties = properties;
        this.commonNamespace = names.commonNamespace();
    }

    /** The look-up's address at the gateway of a region, which is given by its code or the code's first two digits. */
    Optional<URI> of(String regionOrPrefix) {
        return new Regions(view.now(), commonNamespace)
                .ofProvince(regionOrPrefix)
                .flatMap(this::address)
                .map(base -> URI.create(base.toString().replaceAll("/+$", "") + PATH));
    }

    private Optional<URI> address(RegionState region) {
        var configured = properties.lookups().get(region.region());
        return configured != null ? Optional.of(configured) : registered(region.lookupAddress());
    }

    private static Optional<URI> parsed(String address) {
        try {
            return Optional.of(new URI(address));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The registry's addresses are others' words: only TLS, and nothing but a host and a path. */
    static Optional<URI> registered(@Nullable String words) {
        return Optional.ofNullable(words)
                .flatMap(IssuerGateways::parsed)
                .filter(address -> "https".equals(address.getScheme()))
                .filter(address -> address.getHost() != null && address.getUserInfo() == null)
                .filter(address -> address.getPort() <= LARGEST_PORT)
                .filter(address -> address.getQuery() == null && address.getFragment() == null);
    }
}
