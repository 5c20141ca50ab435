// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import java.time.LocalDate;
import java.util.Collection;
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
        if (current == null && !proposer) {
            return switch (decision) {
                case ACCEPT -> PartyStatus.ACCEPTED;
                case REJECT -> PartyStatus.REJECTED;
                case WITHDRAW, SUSPEND, RESUME, END -> throw refused(decision, "a party that has not accepted");
            };
        }
        var status = current == null ? PartyStatus.ACCEPTED : current;
        return switch (decision) {
            case WITHDRAW -> {
                if (!proposer || inForce || status != PartyStatus.ACCEPTED) {
                    throw refused(
                            decision, status + (inForce ? ", in force" : "") + (proposer ? "" : ", not the proposer"));
                }
                yield PartyStatus.WITHDRAWN;
            }
            case SUSPEND -> from(status == PartyStatus.ACCEPTED, decision, status, PartyStatus.SUSPENDED);
            case RESUME -> from(status == PartyStatus.SUSPENDED, decision, status, PartyStatus.ACCEPTED);
            case END ->
                from(
                        status == PartyStatus.ACCEPTED || status == PartyStatus.SUSPENDED,
                        decision,
                        status,
                        PartyStatus.ENDED);
            case ACCEPT, REJECT -> throw refused(decision, status.toString());
        };
    }

    /**
     * Where an agreement as a whole stands on a day.
     *
     * @param written what the parties wrote
     * @param acceptedByAll whether every party but the proposer accepted
     * @param activated whether this version was put into force
     * @param superseded whether a later version was
     */
    public static AgreementStatus status(
            AgreementTerms terms,
            Collection<PartyStatus> written,
            boolean acceptedByAll,
            boolean activated,
            boolean superseded,
            LocalDate day) {
        if (written.contains(PartyStatus.REJECTED)) {
            return AgreementStatus.REJECTED;
        }
        if (written.contains(PartyStatus.WITHDRAWN)) {
            return AgreementStatus.WITHDRAWN;
        }
        if (written.contains(PartyStatus.ENDED) || isPast(terms, day)) {
            return AgreementStatus.ENDED;
        }
        if (superseded) {
            return AgreementStatus.SUPERSEDED;
        }
        if (written.contains(PartyStatus.SUSPENDED)) {
            return AgreementStatus.SUSPENDED;
        }
        if (activated && !day.isBefore(LocalDate.parse(terms.from()))) {
            return AgreementStatus.IN_FORCE;
        }
        return acceptedByAll ? AgreementStatus.ACCEPTED : AgreementStatus.PROPOSED;
    }

    /** Whether the last day has passed. */
    static boolean isPast(AgreementTerms terms, LocalDate day) {
        return terms.to() != null && day.isAfter(LocalDate.parse(terms.to()));
    }

    private static PartyStatus from(boolean fits, Decision decision, PartyStatus status, PartyStatus to) {
        if (!fits) {
            throw refused(decision, status.toString());
        }
        return to;
    }

    private static RefusedException refused(Decision decision, String status) {
        return new RefusedException(
                Refusal.AGREEMENT_STATE_REFUSED, decision + " is not possible: the party's part is " + status);
    }
}
