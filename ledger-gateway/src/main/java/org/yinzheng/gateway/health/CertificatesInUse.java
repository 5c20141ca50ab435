// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.ledger.LedgerUnavailable;
import org.yinzheng.gateway.organisation.Organisation;
import org.yinzheng.gateway.organisation.Organisations;
import org.yinzheng.gateway.organisation.PeerEndpoint;
import org.yinzheng.gateway.registry.RegistryReader;
import org.yinzheng.gateway.signing.IssuingKeys;
import org.yinzheng.watch.Expiring;
import org.yinzheng.watch.Expiring.Kind;
import org.yinzheng.watch.TlsCertificates;

/** Every certificate and issuing key that this gateway uses. */
@Component
class CertificatesInUse implements Supplier<List<Expiring>> {
    private static final String ACCOUNT = "yinzheng-watch";

    private final Organisations organisations;
    private final IssuingKeys keys;
    private final RegistryReader registry;
    /** What was seen last, for the time in which a peer or the ledger is away. */
    private final Map<String, Expiring> remembered = new ConcurrentHashMap<>();

    CertificatesInUse(Organisations organisations, IssuingKeys keys, RegistryReader registry) {
        this.organisations = organisations;
        this.keys = keys;
        this.registry = registry;
    }

    @Override
    public List<Expiring> get() {
        var all = new ArrayList<Expiring>();
        for (Organisation organisation : organisations.all()) {
            clients(organisation).forEach(all::add);
            organisation.peers().forEach(peer -> tls(organisation, peer).forEach(all::add));
            keys.heldBy(organisation.mspId())
                    .forEach(kid -> issuingKey(organisation, kid).ifPresent(all::add));
        }
        // two peers of one organisation share a root
        return all.stream().distinct().toList();
    }

    private static Stream<Expiring> clients(Organisation organisation) {
        return organisation.clients().values().stream()
                .map(client -> Expiring.certificate(Kind.CLIENT, organisation.mspId(), client.certificate()));
    }

    private Stream<Expiring> tls(Organisation organisation, PeerEndpoint peer) {
        if (peer.rootCertificates().isEmpty()) {
            return Stream.empty();
        }
        var roots = TlsCertificates.in(peer.rootCertificates().get()).stream()
                .map(root -> Expiring.certificate(Kind.TLS_ROOT, organisation.mspId(), root));
        TlsCertificates.shownBy(peer.endpoint())
                .map(shown -> Expiring.certificate(Kind.PEER, organisation.mspId(), shown))
                .ifPresent(shown -> remembered.put(peer.endpoint(), shown));
        return Stream.concat(roots, Stream.ofNullable(remembered.get(peer.endpoint())));
    }

    /** A key without a planned end, or closed, has no end to wait for. */
    private Optional<Expiring> issuingKey(Organisation organisation, String kid) {
        try {
            var state = stored(organisation, kid);
            remembered.remove(kid);
            state.filter(key -> key.status() == KeyState.Status.ACTIVE)
                    .map(KeyState::notAfter)
                    .map(end -> new Expiring(Kind.ISSUING_KEY, organisation.mspId(), kid, Instant.ofEpochSecond(end)))
                    .ifPresent(key -> remembered.put(kid, key));
        } catch (LedgerUnavailable | LedgerRefusal e) {
            // asked again in an hour
        }
        return Optional.ofNullable(remembered.get(kid));
    }

    private Optional<KeyState> stored(Organisation organisation, String kid) {
        return organisation.clients().values().stream()
                .findFirst()
                .flatMap(identity -> registry.find(
                        new Caller(ACCOUNT, organisation, identity),
                        organisation.namespace(),
                        LedgerKeys.issuingKey(kid),
                        KeyState.class));
    }
}
