// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.authority.RegionDirectory;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.codes.Regions;
import org.yinzheng.chaincode.ledger.CivilTime;
import org.yinzheng.chaincode.ledger.Ledger;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.licence.DigestState;
import org.yinzheng.chaincode.licence.LicenceBody;
import org.yinzheng.chaincode.licence.LicenceState;
import org.yinzheng.chaincode.licence.LicenceView;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.refusal.Require;
import org.yinzheng.chaincode.registry.AdmissionState;
import org.yinzheng.chaincode.registry.LicenceType;

/**
 * Records one use of another region's licence. RECOGNISED only when the agreement is in force for type, matter and day and
 * the licence is valid then; everything that decides it is read, so a change in between makes a conflict.
 */
final class RecogniseLicence {
    private RecogniseLicence() {}

    static RecognitionAnswer perform(Act act, RecogniseRequest request) {
        var officer = act.officer();
        officer.requireLocal();
        officer.require(Role.CLERK);
        Require.that(!request.issuerRegion().equals(officer.region()), "issuerRegion must be another region");
        var ledger = act.ledger();
        var namespace = RegionDirectory.namespace(ledger, request.issuerRegion());
        var licence = shown(ledger, namespace, request.digest());
        if (request.finding() == Finding.RECOGNISED) {
            var terms = requireInForce(act, request, licence.body(), namespace);
            requireAdmitted(ledger, licence.body());
            RecognitionRules.requireValid(licence, request.digest(), CivilTime.day(ledger.now()));
            requireShown(ledger, terms, licence.body(), request.fields());
        } else if (request.agreement() != null) {
            requireKnown(ledger, request.agreement(), Require.present(request.version(), "version"));
        }
        ledger.create(
                LedgerKeys.recognition(request.recognition()),
                state(act, request, licence),
                Refusal.RECOGNITION_EXISTS,
                "the identifier of the record is taken; use a new UUID");
        ledger.create(
                LedgerKeys.use(licence.body().licenceId(), request.recognition()),
                new UseState(request.recognition(), ledger.now()),
                Refusal.RECOGNITION_EXISTS,
                "the identifier of the record is taken; use a new UUID");
        ledger.event(
                "licence.recognised",
                new RecognitionEvent(
                        request.recognition(),
                        request.version(),
                        officer.region(),
                        request.finding().name(),
                        licence.body().licenceId(),
                        act.requestId()));
        return new RecognitionAnswer(ledger.transactionId(), ledger.now(), request.recognition());
    }

    private static LicenceView shown(Ledger ledger, String namespace, String digest) {
        var owner = ledger.getIn(
                namespace,
                LedgerKeys.digest(digest),
                DigestState.class,
                Refusal.DIGEST_UNKNOWN,
                "a credential recorded in the issuer's region is required");
        var body = ledger.getIn(
                namespace,
                LedgerKeys.licence(owner.licenceId()),
                LicenceBody.class,
                Refusal.LICENCE_UNKNOWN,
                "a licence recorded in the issuer's region is required");
        var state = ledger.findIn(namespace, LedgerKeys.licenceState(owner.licenceId()), LicenceState.class);
        return new LicenceView(body, state.orElseGet(body::initialState));
    }

    private static AgreementTerms requireInForce(
            Act act, RecogniseRequest request, LicenceBody body, String issuerNamespace) {
        var ledger = act.ledger();
        var name = Require.present(request.agreement(), "agreement");
        int version = Require.present(request.version(), "version");
        var day = CivilTime.day(ledger.now());
        var agreement = standing(ledger, name, version, day);
        var ownKey = LedgerKeys.acceptance(name, version, act.officer().region());
        var own = ledger.find(ownKey, AcceptanceState.class).map(AcceptanceState::status);
        var issuerKey = LedgerKeys.acceptance(name, version, request.issuerRegion());
        var issuers =
                ledger.findIn(issuerNamespace, issuerKey, AcceptanceState.class).map(AcceptanceState::status);
        RecognitionRules.requireBothParties(
                agreement, act.officer().region(), own.orElse(null), request.issuerRegion(), issuers.orElse(null));
        RecognitionRules.requireCovered(agreement.terms(), body.type(), request.matter(), day);
        return agreement.terms();
    }

    /** The version, refused unless it was activated and no later one has replaced it. */
    private static AgreementState standing(Ledger ledger, String agreement, int version, LocalDate day) {
        var standing = Agreements.standing(ledger, agreement, day);
        for (var state : standing) {
            if (state.version() == version) {
                return state;
            }
        }
        requireKnown(ledger, agreement, version);
        throw new RefusedException(
                Refusal.AGREEMENT_NOT_IN_FORCE,
                standing.isEmpty()
                        ? "the agreement must be activated first"
                        : "activated and not replaced: version "
                                + standing.stream()
                                        .map(state -> Integer.toString(state.version()))
                                        .collect(Collectors.joining(", ")));
    }

    /** The agreement names fields, the record has their keys: the type knows both. */
    private static void requireShown(
            Ledger ledger, AgreementTerms terms, LicenceBody body, @Nullable List<Integer> shown) {
        if (terms.minimumFields().isEmpty()) {
            return;
        }
        var type = ledger.getIn(
                ledger.self().commonNamespace(),
                LedgerKeys.type(body.type(), body.typeVersion()),
                LicenceType.class,
                Refusal.TYPE_UNKNOWN,
                "a published version of the type is required");
        RecognitionRules.requireShown(terms, type.fields(), shown == null ? List.of() : shown);
    }

    private static void requireKnown(Ledger ledger, String name, int version) {
        ledger.getIn(
                ledger.self().commonNamespace(),
                LedgerKeys.agreement(name, version),
                AgreementState.class,
                Refusal.AGREEMENT_UNKNOWN,
                "a version of an agreement is required");
    }

    /** A region can say anything of its own agencies; elsewhere the national platform's admission counts. */
    private static void requireAdmitted(Ledger ledger, LicenceBody body) {
        if (body.region().equals(Regions.NATIONAL)) {
            return;
        }
        boolean admitted = ledger.findAt(
                        ledger.self().nationalNamespace(), LedgerKeys.admission(body.issuer()), AdmissionState.class)
                .filter(admission -> admission.region().equals(body.region()))
                .filter(admission -> admission.types().contains(body.type()))
                .isPresent();
        Require.that(
                admitted, Refusal.ISSUER_NOT_ADMITTED, "the national platform must admit the issuer for this type");
    }

    private static RecognitionState state(Act act, RecogniseRequest request, LicenceView licence) {
        return new RecognitionState(
                request.recognition(),
                request.agreement(),
                request.version(),
                request.issuerRegion(),
                licence.body().licenceId(),
                licence.state().seq(),
                licence.state().state(),
                request.digest(),
                act.officer().region(),
                act.officer().code(),
                act.officer().name(),
                request.matter(),
                request.finding(),
                request.reason(),
                request.fields(),
                request.causeDigest(),
                act.ledger().transactionId(),
                act.ledger().now());
    }
}
