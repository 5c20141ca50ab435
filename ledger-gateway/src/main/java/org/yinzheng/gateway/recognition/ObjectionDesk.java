// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /** Objections of other regions to licences that the own agency issued, open ones first, the earliest deadline first. */
    List<Case> toAnswer(Caller caller) {
        return regions.all(caller).stream()
                .filter(region -> !region.region().equals(caller.region()))
                .flatMap(region -> raisedIn(caller, region))
                .filter(one -> one.objection().issuerRegion().equals(caller.region()))
                .filter(one -> issuedHere(caller, one.objection().licenceId()))
                .sorted(Comparator.<Case, Boolean>comparing(one -> !one.open())
                        .thenComparing(one -> one.objection().answerBy()))
                .toList();
    }

    /** Objections that the own agency raised, newest first. */
    List<Case> raised(Caller caller) {
        return regions.find(caller, caller.region())
                .map(own -> raisedIn(caller, own)
                        .filter(one -> one.objection().agency().equals(caller.agency()))
                        .sorted(Comparator.comparing(one -> -one.objection().raisedAt()))
                        .toList())
                .orElse(List.of());
    }

    /** Uses of other regions' licences that the own agency recorded through this gateway, newest first. */
    List<RecognitionState> recorded(Caller caller, int limit) {
        var mspId = caller.organisation().mspId();
        return journal.newest(mspId, caller.agency(), RecordRecognition.OPERATION, limit).stream()
                .flatMap(entry -> registry
                        .find(
                                caller,
                                caller.organisation().namespace(),
                                LedgerKeys.recognition(entry.subject()),
                                RecognitionState.class)
                        .stream())
                .toList();
    }

    private Stream<Case> raisedIn(Caller caller, RegionState region) {
        return registry.all(caller, region.namespace(), Kind.OBJ, ObjectionState.class).stream()
                .map(objection -> new Case(objection, answer(caller, objection).orElse(null)));
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
