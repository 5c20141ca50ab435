// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.json.CanonicalJson.Page;
import org.yinzheng.chaincode.ledger.CivilTime;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.recognition.AcceptanceState;
import org.yinzheng.chaincode.recognition.AgreementQuery;
import org.yinzheng.chaincode.recognition.AgreementRules;
import org.yinzheng.chaincode.recognition.AgreementState;
import org.yinzheng.chaincode.recognition.AgreementStatus;
import org.yinzheng.chaincode.recognition.AgreementTerms;
import org.yinzheng.chaincode.recognition.AgreementView;
import org.yinzheng.chaincode.recognition.InForceState;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.registry.Regions;
import org.yinzheng.gateway.registry.RegistryReader;

/** Agreements as they stand now. */
@Component
class AgreementReader {
    /** A proposal made elsewhere may go unseen for so long where an older one serves as well. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final RegistryReader registry;
    private final Regions regions;
    private final Clock clock;
    private volatile @Nullable Proposed proposed;

    AgreementReader(RegistryReader registry, Regions regions, Clock clock) {
        this.registry = registry;
        this.regions = regions;
        this.clock = clock;
    }

    Page<AgreementView> page(Caller caller, @Nullable String after, int limit) {
        var page = registry.page(
                caller, caller.organisation().commonNamespace(), Kind.AGR, after, limit, AgreementState.class);
        return new Page<>(
                page.items().stream()
                        .map(state -> view(caller, state.agreement(), state.version()))
                        .toList(),
                page.next());
    }

    /** Every version of every agreement: read list by list, so that many versions take no more questions than few. */
    List<AgreementView> all(Caller caller) {
        var common = caller.organisation().commonNamespace();
        var agreements = registry.all(caller, common, Kind.AGR, AgreementState.class);
        var activated = registry.all(caller, common, Kind.INF, InForceState.class).stream()
                .collect(Collectors.groupingBy(InForceState::agreement));
        var parts = parts(caller, agreements).stream()
                .collect(Collectors.groupingBy(part -> part.agreement() + " " + part.version()));
        var day = CivilTime.day(clock.instant().getEpochSecond());
        var standing = standing(agreements, activated, day);
        return agreements.stream()
                .map(one -> view(
                        one,
                        parts.getOrDefault(one.agreement() + " " + one.version(), List.of()),
                        activated.getOrDefault(one.agreement(), List.of()),
                        standing.getOrDefault(one.agreement(), List.of()),
                        day))
                .toList();
    }

    /** Of each agreement the versions that no later one has replaced by a day. */
    private static Map<String, List<AgreementState>> standing(
            List<AgreementState> agreements, Map<String, List<InForceState>> activated, LocalDate day) {
        var byVersion =
                agreements.stream().collect(Collectors.toMap(one -> one.agreement() + " " + one.version(), one -> one));
        return activated.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> {
            var versions =
                    entry.getValue().stream().map(InForceState::version).collect(Collectors.toCollection(TreeSet::new));
            return AgreementRules.standing(versions.last(), day, version -> Optional.of(version)
                    .filter(versions::contains)
                    .map(number -> byVersion.get(entry.getKey() + " " + number)));
        }));
    }

    /** What each party wrote, each from its own namespace: nobody else's word counts. */
    private List<AcceptanceState> parts(Caller caller, List<AgreementState> agreements) {
        return agreements.stream()
                .flatMap(one -> one.terms().parties().stream())
                .distinct()
                .flatMap(party -> regions.find(caller, party).stream())
                .flatMap(party -> registry.all(caller, party.namespace(), Kind.ACC, AcceptanceState.class).stream()
                        .filter(part -> part.region().equals(party.region())))
                .toList();
    }

    private static AgreementView view(
            AgreementState agreement,
            List<AcceptanceState> parts,
            List<InForceState> activated,
            List<AgreementState> standing,
            LocalDate day) {
        var inOrder = agreement.terms().parties().stream()
                .flatMap(party -> parts.stream().filter(part -> part.region().equals(party)))
                .toList();
        var inForce = activated.stream()
                .filter(one -> one.version() == agreement.version())
                .findFirst()
                .orElse(null);
        boolean superseded = inForce != null && !standing.contains(agreement);
        return AgreementView.of(agreement, inOrder, inForce, superseded, day);
    }

    AgreementView view(Caller caller, String agreement, int version) {
        return registry.read(
                caller,
                caller.organisation().commonNamespace(),
                "recognition:ReadAgreement",
                new AgreementQuery(agreement, version),
                AgreementView.class);
    }

    /** The agreements in force under which the caller's region may recognise a type of another for a matter. */
    List<AgreementState> inForce(Caller caller, String issuerRegion, int type, String matter) {
        return inForce(caller, issuerRegion, type, state -> covers(state.terms(), matter));
    }

    /** All agreements in force under which the caller's region may recognise a type of another for some matter. */
    List<AgreementState> inForce(Caller caller, String issuerRegion, int type) {
        return inForce(caller, issuerRegion, type, state -> true);
    }

    /** Terms never change, so those that were read lately will do as long as something is found; what is in force is asked. */
    private List<AgreementState> inForce(
            Caller caller, String issuerRegion, int type, Predicate<AgreementState> wanted) {
        var asked = wanted.and(state -> state.terms().parties().containsAll(List.of(caller.region(), issuerRegion)))
                .and(state -> state.terms().types().contains(type));
        var known = proposed;
        if (known != null && known.at().plus(FRESH).isAfter(clock.instant())) {
            var found = inForce(caller, issuerRegion, known.agreements(), asked);
            if (!found.isEmpty()) {
                return found;
            }
        }
        var now = clock.instant();
        var read = registry.all(caller, caller.organisation().commonNamespace(), Kind.AGR, AgreementState.class);
        proposed = new Proposed(read, now);
        return inForce(caller, issuerRegion, read, asked);
    }

    private List<AgreementState> inForce(
            Caller caller, String issuerRegion, List<AgreementState> agreements, Predicate<AgreementState> asked) {
        return agreements.stream()
                .filter(asked)
                .filter(state -> view(caller, state.agreement(), state.version())
                                .between(caller.region(), issuerRegion)
                                .status()
                        == AgreementStatus.IN_FORCE)
                .toList();
    }

    /** Every version that was proposed up to a moment. */
    private record Proposed(List<AgreementState> agreements, Instant at) {
        Proposed {
            agreements = List.copyOf(agreements);
        }
    }

    private static boolean covers(AgreementTerms terms, String matter) {
        return terms.matters().isEmpty() || terms.matters().contains(matter);
    }
}
