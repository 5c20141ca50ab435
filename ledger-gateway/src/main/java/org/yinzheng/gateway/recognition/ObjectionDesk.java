// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.recognition.RecognitionState;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.ledger.BlockPosition.Reached;
import org.yinzheng.gateway.outbox.Journal;
import org.yinzheng.gateway.outbox.Submission;
import org.yinzheng.gateway.recognition.ObjectionIndex.Case;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.registry.RegistryReader;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Slice;

/** Objections with their answers: those to licences that the own agency answers for, and those of its own uses. */
@Component
class ObjectionDesk {
    /** A ledger on which nothing happens has a beat every five minutes. */
    private static final Duration BEHIND = Duration.ofMinutes(15);

    private final ObjectionIndex index;
    private final AgencyDesk agencies;
    private final RegistryReader registry;
    private final Journal journal;
    private final Clock clock;

    ObjectionDesk(ObjectionIndex index, AgencyDesk agencies, RegistryReader registry, Journal journal, Clock clock) {
        this.index = index;
        this.agencies = agencies;
        this.registry = registry;
        this.journal = journal;
        this.clock = clock;
    }

    /** Objections to licences of the own agency, or of one that it succeeds, the earliest deadline first. */
    Slice<Case> toAnswer(Caller caller, Place after, int limit) {
        return index.toAnswer(caller.region(), agencies.answeredFor(caller), after, limit);
    }

    /** Those of them that were answered, newest first. */
    Slice<Case> answered(Caller caller, Place after, int limit) {
        return index.answered(caller.region(), agencies.answeredFor(caller), after, limit);
    }

    /** Objections that the own agency raised, or one that it succeeded, newest first. */
    Slice<Case> raised(Caller caller, Place after, int limit) {
        return index.raised(caller.region(), agencies.answeredFor(caller), after, limit);
    }

    /** How far the lists reach where newer blocks than that are probably there; absent where they reach to now. */
    Optional<Reached> behind() {
        long late = clock.instant().minus(BEHIND).getEpochSecond();
        var reached = index.reached().orElse(new Reached(0, 0));
        return Optional.of(reached).filter(one -> one.time() < late);
    }

    /** Who made a change sees it in the lists afterwards, unless the ledger's blocks are late. */
    void await(Submission made) {
        made.blockNumber().ifPresent(index::await);
    }

    /** Uses of other regions' licences that the own agency, or one that it succeeded, recorded through this gateway, newest first. */
    Slice<RecognitionState> recorded(Caller caller, Place after, int limit) {
        var made = journal.newest(
                caller.organisation().mspId(), agencies.answeredFor(caller), RecordRecognition.OPERATION, after, limit);
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
}
