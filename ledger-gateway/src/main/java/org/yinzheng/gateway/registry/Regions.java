// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Organisation;
import org.yinzheng.gateway.organisation.Organisations;
import org.yinzheng.gateway.problem.Problem;

/** The regions of the network, as the common namespace has them, and who endorses in whose namespace. */
@Component
public final class Regions {
    /** The national platform's region. */
    public static final String NATIONAL = "100000";

    private static final Duration FRESH = Duration.ofSeconds(30);

    private final RegistryReader registry;
    private final Organisations organisations;
    private final Clock clock;
    private volatile @Nullable Snapshot snapshot;

    Regions(RegistryReader registry, Organisations organisations, Clock clock) {
        this.registry = registry;
        this.organisations = organisations;
        this.clock = clock;
    }

    public List<RegionState> all(Caller caller) {
        var known = snapshot;
        if (known == null || known.regions().isEmpty() || known.at().plus(FRESH).isBefore(clock.instant())) {
            var regions = registry.all(caller, caller.organisation().commonNamespace(), Kind.REG, RegionState.class);
            known = new Snapshot(regions, clock.instant());
            snapshot = known;
        }
        return known.regions();
    }

    /** Forgets what it knows, after a change. */
    void refresh() {
        snapshot = null;
    }

    public RegionState require(Caller caller, String region) {
        return find(caller, region).orElseThrow(Problem.NOT_FOUND::exception);
    }

    public Optional<RegionState> find(Caller caller, String region) {
        return all(caller).stream().filter(one -> one.region().equals(region)).findFirst();
    }

    /**
     * The region whose code begins with the two digits that an agency's, an issuer's or a receipt's code begins with; {@code 00}
     * are the receipts of the national finance body.
     */
    public Optional<RegionState> byPrefix(Caller caller, String code) {
        return byPrefix(all(caller), code);
    }

    static Optional<RegionState> byPrefix(List<RegionState> regions, String code) {
        return regions.stream()
                .filter(one -> code.startsWith(receiptPrefix(one.region()))
                        || code.startsWith(one.region().substring(0, 2)))
                .findFirst();
    }

    /** The two digits with which the codes of a region's receipts begin. */
    public static String receiptPrefix(String region) {
        return region.equals(NATIONAL) ? "00" : region.substring(0, 2);
    }

    /** The owner and one other: the policy of a region's namespace. */
    public Set<String> endorsers(Caller caller, String owner) {
        var endorsers = new LinkedHashSet<String>(List.of(owner));
        members(caller).stream()
                .filter(member -> !member.equals(owner))
                .findFirst()
                .ifPresent(endorsers::add);
        return endorsers;
    }

    /** The owner and a named partner, or one other where the partner is the owner. */
    public Set<String> endorsers(Caller caller, String owner, String partner) {
        return owner.equals(partner) ? endorsers(caller, owner) : Set.of(owner, partner);
    }

    /** MSP ids of all regions, the national platform first; before the founding those that this gateway serves. */
    private List<String> members(Caller caller) {
        var registered = all(caller).stream().map(RegionState::mspId).toList();
        var served = organisations.all().stream()
                .filter(one -> !one.region().isEmpty())
                .map(Organisation::mspId)
                .toList();
        var members = new LinkedHashSet<>(registered);
        members.addAll(served);
        return List.copyOf(members);
    }

    private record Snapshot(List<RegionState> regions, Instant at) {
        Snapshot {
            regions = List.copyOf(regions);
        }
    }
}
