// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import static org.yinzheng.credential.verdict.VerdictCode.EXPIRED;
import static org.yinzheng.credential.verdict.VerdictCode.ISSUER_NOT_AUTHORISED;
import static org.yinzheng.credential.verdict.VerdictCode.NOT_RECOGNISED_HERE;
import static org.yinzheng.credential.verdict.VerdictCode.PRESENTATION_EXPIRED;
import static org.yinzheng.credential.verdict.VerdictCode.REVOKED;
import static org.yinzheng.credential.verdict.VerdictCode.STATUS_UNKNOWN;
import static org.yinzheng.credential.verdict.VerdictCode.SUPERSEDED;
import static org.yinzheng.credential.verdict.VerdictCode.SUSPENDED;
import static org.yinzheng.credential.verdict.VerdictCode.TAMPERED;
import static org.yinzheng.credential.verdict.VerdictCode.UNKNOWN_ISSUER;
import static org.yinzheng.credential.verdict.VerdictCode.VALID;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.yinzheng.credential.key.TestKeys;
import org.yinzheng.credential.status.LicenceStatus;
import org.yinzheng.credential.trust.KeyClosing;
import org.yinzheng.credential.trust.KeyUse;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.VerdictCode;
import org.yinzheng.credential.verify.Cases.Case;

/** What a bundle alone must be answered with, stated by hand. */
final class OfflineCases {
    private final List<Case> cases = new ArrayList<>();

    private OfflineCases() {}

    static List<Case> carrying() {
        OfflineCases all = new OfflineCases();
        all.states();
        all.cases.addAll(StatusListCases.all());
        all.ages();
        all.others();
        all.cases.addAll(ClosingCases.all());
        return all.cases;
    }

    private void add(
            String name, VerdictCode code, CheckStep step, Reason reason, Function<OfflineScene, String> text) {
        cases.add(carried(name, code, step, reason, text));
    }

    /** A text that is judged by what was carried alone. */
    static Case carried(
            String name, VerdictCode code, CheckStep step, Reason reason, Function<OfflineScene, String> text) {
        return new Case(
                "offline: " + name,
                scene -> {
                    OfflineScene offline = new OfflineScene(scene);
                    String shown = text.apply(offline);
                    offline.carry();
                    return shown;
                },
                code,
                step,
                reason);
    }

    /** A printed licence, judged by what was carried alone. */
    static Case carriedLicence(
            String name, VerdictCode code, CheckStep step, Reason reason, Consumer<OfflineScene> change) {
        return carried(name, code, step, reason, offline -> {
            change.accept(offline);
            return offline.scene.issue(Scene.licenceClaims());
        });
    }

    private void licence(String name, VerdictCode code, CheckStep step, Reason reason, Consumer<OfflineScene> change) {
        cases.add(carriedLicence(name, code, step, reason, change));
    }

    private void states() {
        licence("a licence with a fresh list is valid", VALID, CheckStep.STATE, Reason.STATUS_VALID, offline -> {});
        licence(
                "that the record was not looked at is said",
                VALID,
                CheckStep.RECORD,
                Reason.LEDGER_NOT_AT_HAND,
                offline -> {});
        state("an ended licence is refused", REVOKED, Reason.STATUS_ENDED, LicenceStatus.ENDED);
        state("a suspended licence is suspended", SUSPENDED, Reason.STATUS_SUSPENDED, LicenceStatus.SUSPENDED);
        state("a lapsed licence is superseded", SUPERSEDED, Reason.STATUS_LAPSED, LicenceStatus.LAPSED);
        licence("a neighbour's end is not this licence's", VALID, CheckStep.STATE, Reason.STATUS_VALID, offline -> {
            offline.states.set(6, LicenceStatus.ENDED);
            offline.states.set(8, LicenceStatus.SUSPENDED);
        });
        add(
                "a wallet's code is valid without a network",
                VALID,
                CheckStep.PRESENTATION,
                Reason.PRESENTATION_UNASKED,
                offline -> {
                    return new WalletScene(offline.scene).shown();
                });
        add(
                "a wallet's old picture is refused without a network",
                PRESENTATION_EXPIRED,
                CheckStep.PRESENTATION,
                Reason.PRESENTATION_TOO_OLD,
                offline -> {
                    WalletScene wallet = new WalletScene(offline.scene);
                    wallet.shownAt = Scene.NOW - 91;
                    return wallet.shown();
                });
        add(
                "a receipt's state is on the ledger alone",
                STATUS_UNKNOWN,
                CheckStep.STATE,
                Reason.RECEIPT_STATE_ON_LEDGER,
                offline -> {
                    return offline.scene.issue(Scene.receiptClaims());
                });
    }

    private void state(String name, VerdictCode code, Reason reason, LicenceStatus status) {
        licence(name, code, CheckStep.STATE, reason, offline -> offline.states.set(7, status));
    }

    private void unknown(String name, Reason reason, Consumer<OfflineScene> change) {
        licence(name, STATUS_UNKNOWN, CheckStep.STATE, reason, change);
    }

    private void ages() {
        unknown("an old list is not green", Reason.STATUS_LIST_OLD, offline -> offline.listedAt = Scene.NOW - 86_401);
        licence(
                "a list at the limit is fresh",
                VALID,
                CheckStep.STATE,
                Reason.STATUS_VALID,
                offline -> offline.listedAt = Scene.NOW - 86_400);
        unknown("a list past its own end is not green", Reason.STATUS_LIST_OLD, offline -> offline.listLife = 600);
        licence(
                "what an old list knows to have ended has ended",
                REVOKED,
                CheckStep.STATE,
                Reason.STATUS_ENDED,
                offline -> {
                    offline.listedAt = Scene.NOW - 400_000;
                    offline.states.set(7, LicenceStatus.ENDED);
                });
        licence("an old registry is not green", STATUS_UNKNOWN, CheckStep.AUTHORITY, Reason.REGISTRY_OLD, offline -> {
            offline.registryTime = Scene.NOW - 86_401;
        });
        licence(
                "old agreements are not green elsewhere",
                STATUS_UNKNOWN,
                CheckStep.RECOGNITION,
                Reason.AGREEMENTS_OLD,
                offline -> {
                    offline.agreementsTime = Scene.NOW - 86_401;
                    offline.scene.here = "360000";
                });
        licence("old agreements do not matter at home", VALID, CheckStep.RECOGNITION, Reason.AT_HOME, offline -> {
            offline.agreementsTime = Scene.NOW - 86_401;
        });
        licence(
                "old agreements cannot tell that there is none",
                STATUS_UNKNOWN,
                CheckStep.RECOGNITION,
                Reason.NO_AGREEMENT_IN_OLD_VIEW,
                offline -> {
                    offline.agreementsTime = Scene.NOW - 86_401;
                    offline.scene.here = "340000";
                });
        licence(
                "a bundle ahead of the clock is not fresh",
                STATUS_UNKNOWN,
                CheckStep.AUTHORITY,
                Reason.REGISTRY_OLD,
                offline -> {
                    offline.registryTime = Scene.NOW + 301;
                });
    }

    private static void besideNoPoint(OfflineScene offline) {
        Snapshot.Key own = offline.scene.key(KeyUse.CREDENTIAL);
        offline.scene.keys =
                List.of(own, own.named(TestKeys.named("stranger").publicKey().spki()));
        offline.withNoPoint = true;
    }

    private void others() {
        licence(
                "under an agreement it is valid elsewhere",
                VALID,
                CheckStep.RECOGNITION,
                Reason.UNDER_AGREEMENT,
                offline -> offline.scene.here = "360000");
        licence(
                "without an agreement it is not recognised",
                NOT_RECOGNISED_HERE,
                CheckStep.RECOGNITION,
                Reason.NO_AGREEMENT,
                offline -> offline.scene.here = "340000");
        licence("after its last day it has expired", EXPIRED, CheckStep.DATES, Reason.PAST_END, offline -> {
            offline.scene.now = 2_000_000_000L;
            offline.at(2_000_000_000L - 60);
        });
        licence(
                "a key closed as stolen refuses whatever has no record",
                ISSUER_NOT_AUTHORISED,
                CheckStep.AUTHORITY,
                Reason.KEY_COMPROMISED,
                offline -> offline.scene.closeKey(41, KeyClosing.Kind.COMPROMISED));
        licence(
                "a key closed before the signing refuses",
                ISSUER_NOT_AUTHORISED,
                CheckStep.AUTHORITY,
                Reason.KEY_CLOSED,
                offline -> offline.scene.closeKey(39, KeyClosing.Kind.NORMAL));
        licence(
                "a key closed after the signing stands",
                VALID,
                CheckStep.AUTHORITY,
                Reason.OK,
                offline -> offline.scene.closeKey(41, KeyClosing.Kind.NORMAL));
        licence(
                "a key past its planned end refuses",
                ISSUER_NOT_AUTHORISED,
                CheckStep.AUTHORITY,
                Reason.KEY_PAST_END,
                offline -> offline.scene.keys =
                        List.of(offline.scene.key(KeyUse.CREDENTIAL).until(Scene.SIGNED - 1)));
        licence(
                "what a key signed in its last second stands",
                VALID,
                CheckStep.AUTHORITY,
                Reason.OK,
                offline -> offline.scene.keys =
                        List.of(offline.scene.key(KeyUse.CREDENTIAL).until(Scene.SIGNED)));
        licence(
                "what is no point of the curve takes nothing from the keys beside it",
                VALID,
                CheckStep.KEY,
                Reason.OK,
                OfflineCases::besideNoPoint);
        add(
                "what is no point of the curve signs nothing",
                UNKNOWN_ISSUER,
                CheckStep.KEY,
                Reason.KEY_UNKNOWN,
                offline -> {
                    besideNoPoint(offline);
                    return offline.scene.issueUnderNoPoint();
                });
        licence(
                "an attestation key may not sign documents",
                ISSUER_NOT_AUTHORISED,
                CheckStep.AUTHORITY,
                Reason.KEY_FOR_OTHER_USE,
                offline -> offline.scene.keys = new ArrayList<>(List.of(offline.scene.key(KeyUse.ATTESTATION))));
        licence(
                "an unknown key may be new where the registry is old",
                UNKNOWN_ISSUER,
                CheckStep.KEY,
                Reason.ISSUER_UNKNOWN_IN_OLD_VIEW,
                offline -> {
                    offline.scene.keys = new ArrayList<>();
                    offline.registryTime = Scene.NOW - 86_401;
                });
        licence(
                "an unknown key is unknown where it is fresh",
                UNKNOWN_ISSUER,
                CheckStep.KEY,
                Reason.KEY_UNKNOWN,
                offline -> offline.scene.keys = new ArrayList<>());
        add(
                "a changed name is tampering",
                TAMPERED,
                CheckStep.SIGNATURE,
                Reason.SIGNATURE_WRONG,
                offline -> JudgingCases.renamed(offline.scene));
    }
}
