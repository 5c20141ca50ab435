// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yinzheng.credential.trust.KeyClosing;
import org.yinzheng.credential.trust.KeyUse;
import org.yinzheng.credential.trust.LedgerPosition;
import org.yinzheng.credential.verdict.CheckResult;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verdict.VerdictCode;
import org.yinzheng.credential.verify.LedgerRecord.LicenceState;

/** Every code of the verdict table, and the step that decides. */
class VerdictTableTest {
    private final Scene scene = new Scene();

    private static void expect(Verdict verdict, VerdictCode code, CheckStep step, Reason reason) {
        assertThat(verdict.code()).as(verdict.checks().toString()).isEqualTo(code);
        assertThat(verdict.decidedBy()).contains(step);
        assertThat(verdict.check(step).reason()).isEqualTo(reason);
    }

    private Verdict licence(LedgerRecord record) {
        return scene.verify(scene.issue(Scene.licenceClaims(), record).text());
    }

    private Verdict receipt(LedgerRecord record) {
        return scene.verify(scene.issue(Scene.receiptClaims(), record).text());
    }

    @Test
    void a_genuine_current_licence_is_valid_with_every_check_passed() {
        Verdict verdict = scene.verify(scene.validLicence());
        assertThat(verdict.code()).as(verdict.checks().toString()).isEqualTo(VerdictCode.VALID);
        assertThat(verdict.checks()).allMatch(check -> check.result() == CheckResult.PASS);
        assertThat(verdict.document().orElseThrow().identifier())
                .contains("1.2.156.3005.2.11100000000013338W032.11330000002500009H.ZJ2026000000000001.001.F");
        assertThat(verdict.view().orElseThrow().ageSeconds()).isEqualTo(10);
    }

    @Test
    void a_receipt_is_valid() {
        assertThat(receipt(Scene.receiptRecord(Optional.empty(), Optional.empty()))
                        .code())
                .isEqualTo(VerdictCode.VALID);
    }

    @Test
    void a_revoked_licence_is_revoked() {
        expect(
                licence(Scene.licenceRecord(LicenceState.REVOKED)),
                VerdictCode.REVOKED,
                CheckStep.STATE,
                Reason.STATE_REVOKED);
    }

    @Test
    void a_record_after_the_key_was_closed_is_not_authorised() {
        scene.keys.set(
                0,
                scene.key(
                        KeyUse.CREDENTIAL,
                        Optional.of(
                                new KeyClosing(new LedgerPosition(39, 0), Scene.NOW - 4000, KeyClosing.Kind.NORMAL))));
        expect(
                scene.verify(scene.validLicence()),
                VerdictCode.ISSUER_NOT_AUTHORISED,
                CheckStep.AUTHORITY,
                Reason.KEY_CLOSED);
    }

    @Test
    void a_credential_without_a_record_is_not_on_the_ledger() {
        String text = scene.validLicence();
        scene.records.clear();
        expect(scene.verify(text), VerdictCode.NOT_ON_LEDGER, CheckStep.RECORD, Reason.NOT_RECORDED);
        assertThat(scene.verify(text).document()).isEmpty();
    }
}
