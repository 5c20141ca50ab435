// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.licence.LicenceBody;
import org.yinzheng.chaincode.recognition.AnswerState;
import org.yinzheng.chaincode.recognition.ObjectionState;
import org.yinzheng.chaincode.recognition.RecognitionState;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.outbox.Journal;
import org.yinzheng.gateway.registry.Regions;
import org.yinzheng.gateway.registry.RegistryReader;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Slice;

/** Objections with their answers: those to the own region's licences, and those that the own agency raised. */
@Component
class ObjectionDesk {
    private final RegistryReader registry;
    private final Regions regions;
    private final Journal journal;

    ObjectionDesk(RegistryReader registry, Regions regions, Journal journal) {
        this.registry = registry;
        this.regions = regions;
        this.journal = journal;
    }

    /** @param answer absent while the issuer has not answered */
    record Case(ObjectionState objection, @Nullable AnswerState answer) {
        public boolean open() {
            return answer == null;
        }
    }

    /** Objections of other regions to licences that the own agency issued. */
    List<Case> received(Caller caller) {
        return regions.all(caller).stream()
                .filter(region -> !region.region().equals(caller.region()))
                .flatMap(region -> raisedIn(caller, region))
                .filter(one -> one.issuerRegion().equals(caller.region()))
                .filter(one -> issuedHere(caller, one.licenceId()))
                .map(one -> answered(caller, one))
                .toList();
    }

    /** Those of them that wait for an answer, the earliest deadline first. */
    static Slice<Case> toAnswer(List<Case> received, Place after, int limit) {
        Function<Case, Place> place =
                one -> new Place(one.objection().answerBy(), one.objection().objection());
        var found = received.stream()
                .filter(Case::open)
                .filter(one -> place.apply(one).compareTo(after) > 0)
                .sorted(Comparator.comparing(place))
                .limit(limit + 1L)
                .toList();
        return Slice.of(found, limit, place);
    }

    /** Those of them that were answered, newest first. */
    static Slice<Case> answered(List<Case> received, Place after, int limit) {
        return newest(received.stream().filter(one -> !one.open()), after, limit);
    }

    /** Objections that the own agency raised, newest first. */
    Slice<Case> raised(Caller caller, Place after, int limit) {
        var own = regions.find(caller, caller.region()).stream()
                .flatMap(region -> raisedIn(caller, region))
                .filter(one -> one.agency().equals(caller.agency()))
                .map(one -> new Case(one, null));
        var page = newest(own, after, limit);
        return page.map(one -> answered(caller, one.objection()));
    }

    private static Slice<Case> newest(Stream<Case> cases, Place after, int limit) {
        Function<Case, Place> place =
                one -> new Place(one.objection().raisedAt(), one.objection().objection());
        var found = cases.filter(one -> place.apply(one).compareTo(after) < 0)
                .sorted(Comparator.comparing(place).reversed())
                .limit(limit + 1L)
                .toList();
        return Slice.of(found, limit, place);
    }

    /** Uses of other regions' licences that the own agency recorded through this gateway, newest first. */
    Slice<RecognitionState> recorded(Caller caller, Place after, int limit) {
        var made = journal.newest(
                caller.organisation().mspId(), caller.agency(), RecordRecognition.OPERATION, after, limit);
        var found = made.items().stream()
                .flatMap(entry -> registry
                        .find(
                                caller,
                                caller.organisation().namespace(),
                                LedgerKeys.recognition(entry.subject()),
                                RecognitionState.class)
                        .stream())
                .toList();
        return new Slice<>(found, made.next());
    }

    private Stream<ObjectionState> raisedIn(Caller caller, RegionState region) {
        return registry.all(caller, region.namespace(), Kind.OBJ, ObjectionState.class).stream();
    }

    private Case answered(Caller caller, ObjectionState objection) {
        return new Case(objection, answer(caller, objection).orElse(null));
    }

    private Optional<AnswerState> answer(Caller caller, ObjectionState objection) {
        return regions.find(caller, objection.issuerRegion())
                .flatMap(issuer -> registry.find(
                        caller,
                        issuer.namespace(),
                        LedgerKeys.answer(objection.region(), objection.objection()),
                        AnswerState.class));
    }

    private boolean issuedHere(Caller caller, String licenceId) {
        return registry.find(
                        caller, caller.organisation().namespace(), LedgerKeys.licence(licenceId), LicenceBody.class)
                .filter(body -> body.issuer().equals(caller.agency()))
                .isPresent();
    }
}
