// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.registry;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.yinzheng.chaincode.authority.AgencyState;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.registry.AdmissionState;
import org.yinzheng.chaincode.registry.IssuerState;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.credential.bundle.TrustBundle.IssuerKey;
import org.yinzheng.credential.key.KeyId;
import org.yinzheng.credential.key.P256PublicKey;
import org.yinzheng.credential.trust.KeyClosing;
import org.yinzheng.credential.trust.KeyUse;
import org.yinzheng.credential.trust.LedgerPosition;
import org.yinzheng.credential.trust.TrustList;
import org.yinzheng.credential.trust.TrustedIssuer;
import org.yinzheng.credential.trust.TrustedKey;
import org.yinzheng.credential.trust.TypeGrant;
import org.yinzheng.credential.verdict.Bilingual;
import org.yinzheng.verifier.readmodel.RecordVersion;

/** Issuers and their keys as intervals of the ledger, at one place in it. */
public final class LedgerTrust implements TrustList {

    /** COSE's number for P-256 with SHA-256 (RFC 9864); the only one that is verified so far. */
    private static final int P256 = -9;

    private final Regions regions;
    private final Set<String> frozenOrganisations;

    /**
     * The trust list of a place.
     *
     * @param frozenOrganisations MSP ids whose root certificate changed unconfirmed
     */
    public LedgerTrust(Regions regions, Set<String> frozenOrganisations) {
        this.regions = regions;
        this.frozenOrganisations = Set.copyOf(frozenOrganisations);
    }

    @Override
    public Optional<TrustedIssuer> issuer(String iss) {
        return regions.ofProvince(iss).flatMap(region -> regions.ledger()
                .find(region.namespace(), LedgerKeys.issuer(iss).text())
                .map(version -> version.as(IssuerState.class))
                .flatMap(given -> issuer(given.agency(), region.namespace())));
    }

    /** Every issuer of the registered regions, by region and agency. */
    public List<TrustedIssuer> issuers() {
        return records(Kind.AGY)
                .map(found -> found.as(AgencyState.class).iss())
                .flatMap(iss -> issuer(iss).stream())
                .toList();
    }

    /** Every confirmed key of the registered regions, open or closed, with its issuer's code. */
    public List<IssuerKey> keys() {
        return records(Kind.KEY)
                .map(found -> found.as(KeyState.class))
                .flatMap(state -> keys(state.iss(), KeyId.ofHex(state.kid())).stream()
                        .map(key -> new IssuerKey(state.iss(), key)))
                .toList();
    }

    /** Records of a kind in the namespaces of the regions themselves. */
    private Stream<RecordVersion> records(Kind kind) {
        return regions.all().stream()
                .map(RegionState::namespace)
                .flatMap(namespace -> regions.ledger().scan(namespace, LedgerKeys.text(kind, List.of())).stream());
    }

    private Optional<TrustedIssuer> issuer(String agency, String namespace) {
        var history =
                regions.ledger().history(namespace, LedgerKeys.agency(agency).text());
        if (history.isEmpty()) {
            return Optional.empty();
        }
        var now = history.get(history.size() - 1).as(AgencyState.class);
        return Optional.of(new TrustedIssuer(
                now.iss(),
                now.agency(),
                new Bilingual(now.labels().zh(), now.labels().en()),
                now.region(),
                grants(history, version -> grantedIn(version.as(AgencyState.class))),
                grants(admissions(agency), version -> version.as(AdmissionState.class)
                        .types()),
                frozenOrganisations.contains(now.mspId())));
    }

    @Override
    public List<TrustedKey> keys(String iss, KeyId kid) {
        var namespace = regions.ofProvince(iss);
        if (namespace.isEmpty()) {
            return List.of();
        }
        var history = regions.ledger()
                .history(
                        namespace.get().namespace(),
                        LedgerKeys.issuingKey(kid.hex()).text());
        if (history.isEmpty()) {
            return List.of();
        }
        var last = history.get(history.size() - 1);
        return last.as(KeyState.class).iss().equals(iss)
                ? last.derive(PreparedKey.class, any -> new PreparedKey(trustedKey(history)))
                        .keys()
                : List.of();
    }

    /** A key that no second officer confirmed has signed nothing that counts. */
    private record PreparedKey(List<TrustedKey> keys) {}

    private static List<TrustedKey> trustedKey(List<RecordVersion> history) {
        var confirmed = first(history, KeyState.Status.ACTIVE);
        var state = history.get(history.size() - 1).as(KeyState.class);
        if (confirmed.isEmpty() || state.algorithm() != P256) {
            return List.of();
        }
        return readable(state.publicKey()).stream()
                .map(key -> new TrustedKey(
                        key,
                        state.algorithm(),
                        KeyUse.valueOf(state.use().name()),
                        confirmed.get().place(),
                        confirmed.get().time(),
                        first(history, KeyState.Status.CLOSED).map(closed -> closing(closed, state)),
                        Optional.ofNullable(state.notAfter()),
                        Set.copyOf(state.types())))
                .toList();
    }

    /** The contracts take no other, but the ledger of a region may be older than that rule. */
    private static Optional<P256PublicKey> readable(String base64) {
        try {
            return P256PublicKey.ifReadable(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A key that was closed as usual may be found stolen later: the first moment stands, the last reason counts. */
    private static KeyClosing closing(RecordVersion closed, KeyState now) {
        var compromised = now.closing() == KeyState.Closing.COMPROMISED;
        return new KeyClosing(
                closed.place(), closed.time(), compromised ? KeyClosing.Kind.COMPROMISED : KeyClosing.Kind.NORMAL);
    }

    private static Optional<RecordVersion> first(List<RecordVersion> history, KeyState.Status status) {
        return history.stream()
                .filter(version -> version.as(KeyState.class).status() == status)
                .findFirst();
    }

    private List<RecordVersion> admissions(String agency) {
        return regions.namespaceOf(Regions.NATIONAL)
                .map(national -> regions.ledger()
                        .history(national, LedgerKeys.admission(agency).text()))
                .orElse(List.of());
    }

    private static List<Integer> grantedIn(AgencyState agency) {
        return agency.status() == AgencyState.Status.ACTIVE ? agency.types() : List.of();
    }

    /** One interval for each uninterrupted run of versions that name a type. */
    private static List<TypeGrant> grants(List<RecordVersion> history, Function<RecordVersion, List<Integer>> typesOf) {
        var open = new HashMap<Integer, LedgerPosition>();
        var grants = new ArrayList<TypeGrant>();
        for (var version : history) {
            var types = Set.copyOf(typesOf.apply(version));
            open.forEach((type, from) -> {
                if (!types.contains(type)) {
                    grants.add(new TypeGrant(type, from, Optional.of(version.place())));
                }
            });
            open.keySet().retainAll(types);
            types.forEach(type -> open.putIfAbsent(type, version.place()));
        }
        open.forEach((type, from) -> grants.add(new TypeGrant(type, from, Optional.empty())));
        return grants;
    }
}
