// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;

/** The pure rules of agreements: no ledger, no clock, every input an argument. */
public final class AgreementRules {
    private AgreementRules() {}

    /**
     * Where a party's part stands after its decision.
     *
     * @param current what the party wrote; absent while it has written nothing
     * @param proposer whether the party proposed, and so accepted by proposing
     * @param inForce whether the version was activated: what was in force is ended, not withdrawn
     */
    public static PartyStatus next(
            Decision decision, @Nullable PartyStatus current, boolean proposer, boolean inForce) {
        var possible = possible(current, proposer, inForce);
        var next = possible.get(decision);
        if (next == null) {
            throw new RefusedException(
                    Refusal.AGREEMENT_STATE_REFUSED,
                    possible.isEmpty()
                            ? "the party's part is " + current + ", and stays so"
                            : "the party may decide " + possible.keySet());
        }
        return next;
    }

    /** What a party may decide, each with where its part stands then. */
    private static Map<Decision, PartyStatus> possible(
            @Nullable PartyStatus current, boolean proposer, boolean inForce) {
        Map<Decision, PartyStatus> possible = new EnumMap<>(Decision.class);
        if (current == null && !proposer) {
            possible.put(Decision.ACCEPT, PartyStatus.ACCEPTED);
            possible.put(Decision.REJECT, PartyStatus.REJECTED);
        } else if (current == null || current == PartyStatus.ACCEPTED) {
            if (proposer && !inForce) {
                possible.put(Decision.WITHDRAW, PartyStatus.WITHDRAWN);
            }
            possible.put(Decision.SUSPEND, PartyStatus.SUSPENDED);
            possible.put(Decision.END, PartyStatus.ENDED);
        } else if (current == PartyStatus.SUSPENDED) {
            possible.put(Decision.RESUME, PartyStatus.ACCEPTED);
            possible.put(Decision.END, PartyStatus.ENDED);
        }
        return possible;
    }

    /**
     * Whether a region is a party that keeps its part up. Two regions may rely on an agreement in force while both do: who
     * suspends or ends its part does so for itself, and the others go on with each other.
     *
     * @param part what the region wrote; absent while it has written nothing
     */
    public static boolean keepsUp(AgreementState agreement, String region, @Nullable PartyStatus part) {
        return agreement.terms().parties().contains(region)
                && (part == null ? region.equals(agreement.proposer()) : part == PartyStatus.ACCEPTED);
    }

    /**
     * The activated versions of an agreement that no later one has replaced by a day, newest first: those whose first day is
     * to come, and behind them the one in force. A version is replaced, for good, on the first day of a later one.
     *
     * @param latest the version that was activated last; 0 before the first
     * @param activated a version, if it was activated
     */
    public static List<AgreementState> standing(
            int latest, LocalDate day, IntFunction<Optional<AgreementState>> activated) {
        List<AgreementState> standing = new ArrayList<>();
        for (int version = latest; version > 0; version--) {
            var state = activated.apply(version);
            if (state.isPresent()) {
                standing.add(state.get());
                if (hasBegun(state.get().terms(), day)) {
                    break;
                }
            }
        }
        return List.copyOf(standing);
    }

    /**
     * The parties of a version who are none of the one that is to follow: each must have ended its part, or the others would
     * take the agreement away from it. Nobody, once its last day has passed.
     */
    static List<String> leftOut(AgreementTerms standing, AgreementTerms next, LocalDate day) {
        return isPast(standing, day)
                ? List.of()
                : standing.parties().stream()
                        .filter(party -> !next.parties().contains(party))
                        .toList();
    }

    /**
     * Where an agreement as a whole stands on a day. Before its activation its weakest part decides, since every party must
     * accept; then it stands as long as two parties keep their parts up.
     *
     * @param written what each party wrote
     * @param activated whether this version was put into force
     * @param superseded whether a later version has replaced it
     */
    public static AgreementStatus status(
            AgreementState agreement,
            List<AcceptanceState> written,
            boolean activated,
            boolean superseded,
            LocalDate day) {
        var parties = agreement.terms().parties();
        var parts = parties.stream().map(party -> part(written, party)).toList();
        int enough = activated ? 2 : parties.size();
        if (parts.contains(Optional.of(PartyStatus.REJECTED))) {
            return AgreementStatus.REJECTED;
        }
        if (parts.contains(Optional.of(PartyStatus.WITHDRAWN))) {
            return AgreementStatus.WITHDRAWN;
        }
        if (parties.size() - count(parts, PartyStatus.ENDED) < enough || isPast(agreement.terms(), day)) {
            return AgreementStatus.ENDED;
        }
        if (superseded) {
            return AgreementStatus.SUPERSEDED;
        }
        if (parties.size() - count(parts, PartyStatus.ENDED) - count(parts, PartyStatus.SUSPENDED) < enough) {
            return AgreementStatus.SUSPENDED;
        }
        if (activated && hasBegun(agreement.terms(), day)) {
            return AgreementStatus.IN_FORCE;
        }
        boolean acceptedByAll = parties.stream()
                .allMatch(
                        party -> keepsUp(agreement, party, part(written, party).orElse(null)));
        return acceptedByAll ? AgreementStatus.ACCEPTED : AgreementStatus.PROPOSED;
    }

    /** What a party wrote. */
    static Optional<PartyStatus> part(List<AcceptanceState> written, String party) {
        return written.stream()
                .filter(part -> part.region().equals(party))
                .map(AcceptanceState::status)
                .findFirst();
    }

    private static long count(List<Optional<PartyStatus>> parts, PartyStatus status) {
        return parts.stream().filter(Optional.of(status)::equals).count();
    }

    /** Whether the first day has come. */
    public static boolean hasBegun(AgreementTerms terms, LocalDate day) {
        return !day.isBefore(LocalDate.parse(terms.from()));
    }

    /** Whether the last day has passed. */
    public static boolean isPast(AgreementTerms terms, LocalDate day) {
        return terms.to() != null && day.isAfter(LocalDate.parse(terms.to()));
    }
}
