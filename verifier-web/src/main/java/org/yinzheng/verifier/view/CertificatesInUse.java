// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.view;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.yinzheng.verifier.follow.ConnectionProfile;
import org.yinzheng.watch.Expiring;
import org.yinzheng.watch.Expiring.Kind;
import org.yinzheng.watch.TlsCertificates;

/** Every certificate with which this verifier reaches its peer. */
@Component
final class CertificatesInUse implements Supplier<List<Expiring>> {

    private final ConnectionProfile profile;
    private final Map<String, Expiring> shownLast = new ConcurrentSkipListMap<>();

    CertificatesInUse(ConnectionProfile profile) {
        this.profile = profile;
    }

    @Override
    public List<Expiring> get() {
        var all = new ArrayList<Expiring>();
        add(all, Kind.CLIENT, profile.client().certificate());
        profile.peers().stream()
                .flatMap(peer -> peer.tlsRoots().stream())
                .distinct()
                .forEach(roots -> add(all, Kind.TLS_ROOT, roots));
        for (var peer : profile.peers()) {
            if (peer.tlsRoots().isPresent()) {
                TlsCertificates.shownBy(peer.endpoint())
                        .ifPresent(shown -> shownLast.put(
                                peer.endpoint(), Expiring.certificate(Kind.PEER, profile.mspId(), shown)));
            }
        }
        all.addAll(shownLast.values());
        return all;
    }

    private void add(List<Expiring> all, Kind kind, Path file) {
        TlsCertificates.in(file)
                .forEach(certificate -> all.add(Expiring.certificate(kind, profile.mspId(), certificate)));
    }
}
