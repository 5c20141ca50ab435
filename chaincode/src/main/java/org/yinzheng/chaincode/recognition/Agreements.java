// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.authority.RegionDirectory;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.authority.Sequence;
import org.yinzheng.chaincode.ledger.CivilTime;
import org.yinzheng.chaincode.ledger.Ledger;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;

/** Agreements: proposed and activated in the common namespace, decided by each party in its own. */
final class Agreements {
    private Agreements() {}

    static AgreementAnswer propose(Act act, ProposeAgreementRequest request) {
        requireCommon(act);
        act.officer().require(Role.APPROVER);
        var ledger = act.ledger();
        var terms = request.terms();
        requireParty(terms, act.officer().region());
        Require.that(
                !AgreementRules.isPast(terms, CivilTime.day(ledger.now())),
                Refusal.DATES_OUT_OF_ORDER,
                "to must not have passed");
        for (var party : terms.parties()) {
            RegionDirectory.namespace(ledger, party);
        }
        if (request.version() > 1) {
            var before = read(ledger, request.agreement(), request.version() - 1);
            requireParty(before.terms(), act.officer().region());
        }
        ledger.create(
                LedgerKeys.agreement(request.agreement(), request.version()),
                new AgreementState(
                        request.agreement(),
                        request.version(),
                        terms,
                        act.officer().region(),
                        act.officer().code(),
                        act.officer().name(),
                        ledger.transactionId(),
                        ledger.now()),
                Refusal.AGREEMENT_EXISTS,
                "this version of the agreement was proposed already; a change is a new version");
        return told(act, "agreement.proposed", request.agreement(), request.version(), "PROPOSED", 1);
    }

    static AgreementAnswer decide(Act act, DecideAgreementRequest request) {
        var officer = act.officer();
        officer.requireLocal();
        officer.require(Role.APPROVER);
        var ledger = act.ledger();
        var common = ledger.self().commonNamespace();
        var agreement = ledger.getIn(
                common,
                LedgerKeys.agreement(request.agreement(), request.version()),
                AgreementState.class,
                Refusal.AGREEMENT_UNKNOWN,
                "a proposed version of an agreement is required");
        requireParty(agreement.terms(), officer.region());
        var key = LedgerKeys.acceptance(request.agreement(), request.version(), officer.region());
        var current = ledger.find(key, AcceptanceState.class);
        Sequence.require(current.map(AcceptanceState::seq).orElse(0L), request.seq());
        boolean inForce = request.decision() == Decision.WITHDRAW
                && ledger.findIn(common, LedgerKeys.inForce(request.agreement(), request.version()), InForceState.class)
                        .isPresent();
        var status = AgreementRules.next(
                request.decision(),
                current.map(AcceptanceState::status).orElse(null),
                agreement.proposer().equals(officer.region()),
                inForce);
        ledger.put(
                key,
                new AcceptanceState(
                        request.agreement(),
                        request.version(),
                        officer.region(),
                        status,
                        request.cause(),
                        officer.code(),
                        officer.name(),
                        request.seq() + 1,
                        ledger.now()));
        return told(act, "agreement.decided", request.agreement(), request.version(), status.name(), request.seq() + 1);
    }

    static AgreementAnswer activate(Act act, ActivateAgreementRequest request) {
        requireCommon(act);
        act.officer().require(Role.APPROVER);
        var ledger = act.ledger();
        var agreement = read(ledger, request.agreement(), request.version());
        var terms = agreement.terms();
        requireParty(terms, act.officer().region());
        var day = CivilTime.day(ledger.now());
        Require.that(
                !AgreementRules.isPast(terms, day),
                Refusal.AGREEMENT_STATE_REFUSED,
                "the agreement's last day has passed; propose a new version");
        for (var party : terms.parties()) {
            requireAccepted(ledger, agreement, party);
        }
        var last = LedgerKeys.lastActivated(request.agreement());
        int current =
                ledger.find(last, InForceState.class).map(InForceState::version).orElse(0);
        Require.that(
                current < request.version(),
                Refusal.AGREEMENT_STATE_REFUSED,
                "version " + current + " was activated; only a later one can follow");
        for (var standing : standing(ledger, request.agreement(), day)) {
            for (var party : AgreementRules.leftOut(standing.terms(), terms, day)) {
                requireEnded(ledger, standing, party);
            }
        }
        var inForce = new InForceState(
                request.agreement(),
                request.version(),
                act.officer().region(),
                act.officer().code(),
                ledger.transactionId(),
                ledger.now());
        ledger.put(LedgerKeys.inForce(request.agreement(), request.version()), inForce);
        ledger.put(last, inForce);
        return told(act, "agreement.activated", request.agreement(), request.version(), "ACTIVATED", 1);
    }

    /** {@link AgreementRules#standing} of an agreement, from whichever namespace is called. */
    static List<AgreementState> standing(Ledger ledger, String agreement, LocalDate day) {
        var common = ledger.self().commonNamespace();
        int latest = ledger.findAt(common, LedgerKeys.lastActivated(agreement), InForceState.class)
                .map(InForceState::version)
                .orElse(0);
        return AgreementRules.standing(
                latest,
                day,
                version -> version < latest
                                && ledger.findAt(common, LedgerKeys.inForce(agreement, version), InForceState.class)
                                        .isEmpty()
                        ? Optional.empty()
                        : ledger.findAt(common, LedgerKeys.agreement(agreement, version), AgreementState.class));
    }

    static AgreementState read(Ledger ledger, String agreement, int version) {
        return ledger.get(
                LedgerKeys.agreement(agreement, version),
                AgreementState.class,
                Refusal.AGREEMENT_UNKNOWN,
                "a proposed version of the agreement is required");
    }

    /** Each party's own word is read where only the party can write it. */
    private static Optional<PartyStatus> part(Ledger ledger, AgreementState agreement, String party) {
        return ledger.findIn(
                        RegionDirectory.namespace(ledger, party),
                        LedgerKeys.acceptance(agreement.agreement(), agreement.version(), party),
                        AcceptanceState.class)
                .map(AcceptanceState::status);
    }

    /** Nobody takes an agreement in force away from a party. */
    private static void requireEnded(Ledger ledger, AgreementState standing, String party) {
        Require.that(
                part(ledger, standing, party).equals(Optional.of(PartyStatus.ENDED)),
                Refusal.ACCEPTANCE_MISSING,
                "the region " + party + " is a party of version " + standing.version()
                        + ": it must be one of this version and accept, or end its part of that one first");
    }

    private static void requireAccepted(Ledger ledger, AgreementState agreement, String party) {
        var status = part(ledger, agreement, party);
        Require.that(
                AgreementRules.keepsUp(agreement, party, status.orElse(null)),
                Refusal.ACCEPTANCE_MISSING,
                "the region " + party + " must accept first");
    }

    static void requireParty(AgreementTerms terms, String region) {
        Require.that(
                terms.parties().contains(region), Refusal.NOT_A_PARTY, "only a party of the agreement may do this");
    }

    private static void requireCommon(Act act) {
        var self = act.ledger().self();
        Require.that(self.common(), Refusal.NAMESPACE_MISMATCH, "call the common namespace " + self.commonNamespace());
    }

    private static AgreementAnswer told(Act act, String event, String agreement, int version, String result, long seq) {
        var ledger = act.ledger();
        ledger.event(
                event, new RecognitionEvent(agreement, version, act.officer().region(), result, null, act.requestId()));
        return new AgreementAnswer(ledger.transactionId(), ledger.now(), agreement, version, seq);
    }
}
