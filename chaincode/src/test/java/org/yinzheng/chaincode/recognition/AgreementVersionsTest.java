// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yinzheng.chaincode.recognition.TestAgreements.NATIONAL_APPROVER;
import static org.yinzheng.chaincode.recognition.TestAgreements.recognition;
import static org.yinzheng.chaincode.recognition.TestAgreements.terms;
import static org.yinzheng.chaincode.recognition.TestAgreements.termsBetween;
import static org.yinzheng.chaincode.recognition.TestAgreements.termsFrom;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.NATIONAL_NS;

import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.testing.TestLicences;
import org.yinzheng.chaincode.testing.TestNetwork;

/** How one version of an agreement follows another. */
class AgreementVersionsTest {
    private final TestAgreements agreements = new TestAgreements();
    private final TestNetwork network = agreements.network;
    private final TestLicences licences = agreements.licences;

    @Test
    void a_new_version_in_force_supersedes_the_one_before() {
        agreements.inForce();
        agreements.propose(2, terms());
        agreements.decide(JX_APPROVER, JX_NS, 2, Decision.ACCEPT, 0);
        agreements.activate(2);
        assertThat(agreements.view(1).status()).isEqualTo(AgreementStatus.SUPERSEDED);
        assertThat(agreements.view(2).status()).isEqualTo(AgreementStatus.IN_FORCE);
        agreements.refusesToRecognise("AGREEMENT_NOT_IN_FORCE", recognition(licences.issued(), 1));
    }

    @Test
    void a_new_version_takes_over_on_its_first_day_and_the_one_before_is_used_until_then() {
        agreements.inForce();
        var licence = licences.issued();
        agreements.propose(2, termsFrom("2026-11-24"));
        agreements.decide(JX_APPROVER, JX_NS, 2, Decision.ACCEPT, 0);
        agreements.activate(2);
        assertThat(agreements.view(1).status()).isEqualTo(AgreementStatus.IN_FORCE);
        assertThat(agreements.view(2).status()).isEqualTo(AgreementStatus.ACCEPTED);
        agreements.refusesToRecognise("AGREEMENT_NOT_IN_FORCE", recognition(licence, 2));
        agreements.recognise(recognition(licence, 1));
        network.channel.passes(3 * 24 * 60 * 60);
        agreements.refusesToRecognise("AGREEMENT_NOT_IN_FORCE", recognition(licence, 1));
        agreements.recognise(recognition(licence, 2));
        assertThat(agreements.view(1).status()).isEqualTo(AgreementStatus.SUPERSEDED);
        assertThat(agreements.view(2).status()).isEqualTo(AgreementStatus.IN_FORCE);
    }

    @Test
    void a_version_that_nobody_activated_replaces_none_though_a_later_one_was_activated() {
        agreements.inForce();
        var licence = licences.issued();
        agreements.propose(2, terms());
        agreements.decide(JX_APPROVER, JX_NS, 2, Decision.ACCEPT, 0);
        agreements.propose(3, termsFrom("2026-12-01"));
        agreements.decide(JX_APPROVER, JX_NS, 3, Decision.ACCEPT, 0);
        agreements.activate(3);
        agreements.refusesToRecognise("AGREEMENT_NOT_IN_FORCE", recognition(licence, 2));
        agreements.recognise(recognition(licence, 1));
    }

    @Test
    void a_new_version_takes_the_agreement_away_from_no_party_that_has_not_ended_its_part() {
        agreements.inForceBetweenThree();
        var licence = licences.issued();
        agreements.propose(2, termsFrom("2026-12-01", "100000", "330000"));
        agreements.decide(NATIONAL_APPROVER, NATIONAL_NS, 2, Decision.ACCEPT, 0);
        agreements.refusesToActivate("ACCEPTANCE_MISSING", 2);
        agreements.decide(JX_APPROVER, JX_NS, 1, Decision.SUSPEND, 1);
        agreements.refusesToActivate("ACCEPTANCE_MISSING", 2);
        agreements.decide(JX_APPROVER, JX_NS, 1, Decision.RESUME, 2);
        agreements.recognise(recognition(licence, 1));
        agreements.decide(JX_APPROVER, JX_NS, 1, Decision.END, 3);
        agreements.activate(2);
    }

    @Test
    void nor_does_a_third_version_while_the_second_is_to_come() {
        agreements.inForceBetweenThree();
        agreements.propose(2, termsFrom("2026-12-01", "100000", "330000", "360000"));
        agreements.decide(NATIONAL_APPROVER, NATIONAL_NS, 2, Decision.ACCEPT, 0);
        agreements.decide(JX_APPROVER, JX_NS, 2, Decision.ACCEPT, 0);
        agreements.activate(2);
        agreements.propose(3, termsBetween("100000", "330000"));
        agreements.decide(NATIONAL_APPROVER, NATIONAL_NS, 3, Decision.ACCEPT, 0);
        agreements.decide(JX_APPROVER, JX_NS, 2, Decision.END, 1);
        agreements.refusesToActivate("ACCEPTANCE_MISSING", 3);
        agreements.decide(JX_APPROVER, JX_NS, 1, Decision.END, 1);
        agreements.activate(3);
    }
}
