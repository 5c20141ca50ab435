// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import static org.yinzheng.credential.verdict.VerdictCode.ALREADY_CLAIMED;
import static org.yinzheng.credential.verdict.VerdictCode.EXPIRED;
import static org.yinzheng.credential.verdict.VerdictCode.NOT_RECOGNISED_HERE;
import static org.yinzheng.credential.verdict.VerdictCode.NOT_YET_VALID;
import static org.yinzheng.credential.verdict.VerdictCode.REVERSED;
import static org.yinzheng.credential.verdict.VerdictCode.REVOKED;
import static org.yinzheng.credential.verdict.VerdictCode.STATUS_UNKNOWN;
import static org.yinzheng.credential.verdict.VerdictCode.SUPERSEDED;
import static org.yinzheng.credential.verdict.VerdictCode.SUSPENDED;
import static org.yinzheng.credential.verdict.VerdictCode.VALID;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.VerdictCode;
import org.yinzheng.credential.verify.LedgerRecord.Claims;
import org.yinzheng.credential.verify.LedgerRecord.LicenceState;
import org.yinzheng.credential.verify.LedgerRecord.Reversal;

/** What became of a genuine document, and what an old view can say of it. */
final class LivingCases extends CaseList {
    LivingCases() {
        states();
        receipts();
        dates();
        places();
        oldViews();
    }

    private void states() {
        state("a suspended licence is suspended", SUSPENDED, Reason.STATE_SUSPENDED, LicenceState.SUSPENDED);
        state("吊销 reads as revoked", REVOKED, Reason.STATE_REVOKED, LicenceState.REVOKED);
        state("撤销 reads as revoked", REVOKED, Reason.STATE_WITHDRAWN, LicenceState.WITHDRAWN);
        state("注销 reads as revoked", REVOKED, Reason.STATE_CANCELLED, LicenceState.CANCELLED);
        state("a lapsed licence has expired", EXPIRED, Reason.STATE_LAPSED, LicenceState.LAPSED);
        state("a licence moved out is in transfer", SUSPENDED, Reason.STATE_IN_TRANSFER, LicenceState.MOVED_OUT);
        replaced("a renewed licence is superseded", Reason.STATE_REPLACED, LicenceState.LAPSED);
        replaced("a licence taken in elsewhere is superseded", Reason.STATE_TAKEN_IN, LicenceState.MOVED_OUT);
        add(
                "an unbound credential is superseded",
                SUPERSEDED,
                CheckStep.STATE,
                Reason.STATE_CREDENTIAL_CLOSED,
                scene -> scene.issue(Scene.licenceClaims(), unbound()));
        add("a revoked licence past its end is revoked", REVOKED, CheckStep.STATE, Reason.STATE_REVOKED, scene -> {
            scene.now = 2_000_000_000L;
            scene.viewTime = scene.now;
            return scene.licence(LicenceState.REVOKED);
        });
    }

    private void state(String name, VerdictCode code, Reason reason, LicenceState state) {
        add(name, code, CheckStep.STATE, reason, scene -> scene.licence(state));
    }

    private void replaced(String name, Reason reason, LicenceState state) {
        Optional<String> successor =
                Optional.of("1.2.156.3005.2.11100000000013338W032.113600000145000063.JX2026000000000001.001.L");
        add(
                name,
                SUPERSEDED,
                CheckStep.STATE,
                reason,
                scene -> scene.issue(
                        Scene.licenceClaims(), Scene.licenceRecord(state, successor, Optional.of("360000"))));
    }

    static LedgerRecord unbound() {
        LedgerRecord.Licence bound = Scene.licenceRecord(LicenceState.VALID);
        return new LedgerRecord.Licence(
                bound.position(),
                bound.recordedAt(),
                bound.type(),
                bound.agency(),
                bound.licenceId(),
                bound.statusIndex(),
                true,
                bound.state(),
                bound.stateSince(),
                bound.cause(),
                bound.successor(),
                bound.movedTo());
    }

    private void receipts() {
        receipt("an unclaimed receipt is valid", VALID, Reason.OK, Optional.empty(), Optional.empty());
        receipt(
                "a reversed receipt is reversed",
                REVERSED,
                Reason.STATE_REVERSED,
                Optional.of(new Reversal(Scene.NOW - 60, "33060126:0000000099")),
                Optional.empty());
        receipt(
                "a partly claimed receipt is valid with the rest",
                VALID,
                Reason.STATE_PARTLY_CLAIMED,
                Optional.empty(),
                Optional.of(new Claims(Scene.NOW - 60, Optional.of(2_345L))));
        receipt(
                "a wholly claimed receipt is claimed",
                ALREADY_CLAIMED,
                Reason.STATE_CLAIMED,
                Optional.empty(),
                Optional.of(new Claims(Scene.NOW - 60, Optional.of(0L))));
        receipt(
                "a sealed rest makes the status unknown",
                STATUS_UNKNOWN,
                Reason.STATE_CLAIMS_SEALED,
                Optional.empty(),
                Optional.of(new Claims(Scene.NOW - 60, Optional.empty())));
        add(
                "a receipt needs no agreement elsewhere",
                VALID,
                CheckStep.RECOGNITION,
                Reason.RECEIPT_NATIONWIDE,
                scene -> {
                    scene.here = "360000";
                    return scene.receipt(Optional.empty(), Optional.empty());
                });
    }

    private void receipt(
            String name, VerdictCode code, Reason reason, Optional<Reversal> reversal, Optional<Claims> claims) {
        add(name, code, CheckStep.STATE, reason, scene -> scene.receipt(reversal, claims));
    }

    private void dates() {
        add(
                "a licence without an end is valid",
                VALID,
                CheckStep.DATES,
                Reason.VALID_LONG_TERM,
                scene -> scene.issue(
                        Scene.licenceClaims(Scene.LICENCE, Scene.SIGNED, Optional.empty(), Scene.licenceFields()),
                        Scene.licenceRecord(LicenceState.VALID)));
        until("a licence is valid in its last second", VALID, Reason.OK, -1);
        until("a licence has expired at midnight in China after its last day", EXPIRED, Reason.PAST_END, 0);
        add(
                "a licence is not valid before its first day",
                NOT_YET_VALID,
                CheckStep.DATES,
                Reason.NOT_BEGUN,
                scene -> scene.issue(
                        Scene.licenceClaims().validFrom(LocalDate.of(2026, 12, 1)),
                        Scene.licenceRecord(LicenceState.VALID)));
        add(
                "a clock that is far behind finds the signature in its future",
                NOT_YET_VALID,
                CheckStep.DATES,
                Reason.SIGNED_IN_FUTURE,
                scene -> {
                    scene.now = Scene.SIGNED - 301;
                    scene.viewTime = Scene.NOW;
                    return scene.validLicence();
                });
        add("a licence was valid as of a past moment", VALID, CheckStep.RECORD, Reason.OK, scene -> {
            scene.asOf = Optional.of(Scene.NOW - 600);
            return scene.validLicence();
        });
    }

    private void until(String name, VerdictCode code, Reason reason, long fromEnd) {
        add(name, code, CheckStep.DATES, reason, scene -> {
            scene.now = PrintClaims.endOf(LocalDate.of(2031, 10, 31)) + fromEnd;
            scene.viewTime = scene.now;
            return scene.validLicence();
        });
    }

    private void places() {
        add("at home no agreement is needed", VALID, CheckStep.RECOGNITION, Reason.AT_HOME, Scene::validLicence);
        place("under an agreement a licence is recognised", VALID, Reason.UNDER_AGREEMENT, "360000", "food-permit");
        place("another matter is not covered", NOT_RECOGNISED_HERE, Reason.NO_AGREEMENT, "360000", "school");
        place("a third province has no agreement", NOT_RECOGNISED_HERE, Reason.NO_AGREEMENT, "340000", "food-permit");
    }

    private void place(String name, VerdictCode code, Reason reason, String here, String matter) {
        add(name, code, CheckStep.RECOGNITION, reason, scene -> {
            scene.here = here;
            scene.matter = Optional.of(matter);
            return scene.validLicence();
        });
    }

    private void oldViews() {
        old(
                "an old view of a valid licence is not green",
                STATUS_UNKNOWN,
                CheckStep.STATE,
                Reason.VIEW_TOO_OLD,
                Scene::validLicence);
        old(
                "a revocation known to an old view stands",
                REVOKED,
                CheckStep.STATE,
                Reason.STATE_REVOKED,
                scene -> scene.licence(LicenceState.REVOKED));
        old("an end by date needs no fresh view", EXPIRED, CheckStep.DATES, Reason.PAST_END, scene -> {
            scene.now = 2_000_000_000L;
            return scene.validLicence();
        });
        old(
                "an old view cannot tell that there is no agreement",
                STATUS_UNKNOWN,
                CheckStep.STATE,
                Reason.VIEW_TOO_OLD,
                scene -> {
                    scene.here = "340000";
                    return scene.validLicence();
                });
        add("a view at the limit is fresh", VALID, CheckStep.STATE, Reason.OK, scene -> {
            scene.viewTime = Scene.NOW - 600;
            return scene.validLicence();
        });
        add(
                "a ledger's clock that runs ahead makes the status unknown",
                STATUS_UNKNOWN,
                CheckStep.STATE,
                Reason.CLOCKS_DIFFER,
                scene -> {
                    scene.viewTime = 0;
                    return scene.validLicence();
                });
    }

    private void old(String name, VerdictCode code, CheckStep step, Reason reason, Function<Scene, String> text) {
        add(name, code, step, reason, scene -> {
            scene.viewTime = Scene.NOW - 601;
            return text.apply(scene);
        });
    }
}
