// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yinzheng.chaincode.recognition.TestAgreements.NATIONAL_APPROVER;
import static org.yinzheng.chaincode.recognition.TestAgreements.activation;
import static org.yinzheng.chaincode.recognition.TestAgreements.decision;
import static org.yinzheng.chaincode.recognition.TestAgreements.proposal;
import static org.yinzheng.chaincode.recognition.TestAgreements.recognition;
import static org.yinzheng.chaincode.recognition.TestAgreements.terms;
import static org.yinzheng.chaincode.recognition.TestAgreements.termsBetween;
import static org.yinzheng.chaincode.testing.TestNetwork.COMMON;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.NATIONAL_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;

import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.testing.TestLicences;
import org.yinzheng.chaincode.testing.TestNetwork;

/** How an agreement comes into force, rests and ends. */
class AgreementLifeTest {
    private final TestAgreements agreements = new TestAgreements();
    private final TestNetwork network = agreements.network;
    private final TestLicences licences = agreements.licences;

    @Test
    void an_agreement_is_in_force_once_every_party_accepted_and_one_activated_it() {
        agreements.propose(1, terms());
        agreements.refusesToActivate("ACCEPTANCE_MISSING", 1);
        agreements.decide(JX_APPROVER, JX_NS, 1, Decision.ACCEPT, 0);
        assertThat(agreements.view(1).status()).isEqualTo(AgreementStatus.ACCEPTED);
        network.channel.submit(JX_APPROVER, COMMON, "recognition:Activate", activation(1));
        assertThat(agreements.view(1).status()).isEqualTo(AgreementStatus.IN_FORCE);
        agreements.refusesToActivate("AGREEMENT_STATE_REFUSED", 1);
    }

    @Test
    void only_an_approver_of_a_party_proposes_decides_and_activates() {
        var proposal = proposal(1, terms());
        network.channel.refuses("ROLE_MISSING", ZJ_CLERK, COMMON, "recognition:Propose", proposal);
        network.channel.refuses("NAMESPACE_MISMATCH", ZJ_APPROVER, ZJ_NS, "recognition:Propose", proposal);
        var others = termsBetween("100000", "360000");
        network.channel.refuses("NOT_A_PARTY", ZJ_APPROVER, COMMON, "recognition:Propose", proposal(1, others));
        network.channel.submit(ZJ_APPROVER, COMMON, "recognition:Propose", proposal);
        network.channel.refuses("ROLE_MISSING", JX_CLERK, JX_NS, "recognition:Decide", decision(1, Decision.ACCEPT, 0));
        network.channel.refuses(
                "CALLER_OF_OTHER_REGION", ZJ_APPROVER, JX_NS, "recognition:Decide", decision(1, Decision.ACCEPT, 0));
        network.channel.refuses(
                "AGREEMENT_UNKNOWN", JX_APPROVER, JX_NS, "recognition:Decide", decision(2, Decision.ACCEPT, 0));
    }

    @Test
    void a_proposal_is_of_registered_regions_and_has_a_last_day_to_come() {
        var stranger = proposal(1, termsBetween("330000", "340000"));
        network.channel.refuses("REGION_UNKNOWN", ZJ_APPROVER, COMMON, "recognition:Propose", stranger);
        network.channel.passes(366 * 24 * 60 * 60);
        network.channel.refuses("DATES_OUT_OF_ORDER", ZJ_APPROVER, COMMON, "recognition:Propose", proposal(1, terms()));
    }

    @Test
    void who_is_no_party_neither_accepts_nor_activates_nor_proposes_the_next_version() {
        agreements.enterNational();
        agreements.propose(1, terms());
        network.channel.refuses(
                "NOT_A_PARTY", NATIONAL_APPROVER, NATIONAL_NS, "recognition:Decide", decision(1, Decision.ACCEPT, 0));
        agreements.decide(JX_APPROVER, JX_NS, 1, Decision.ACCEPT, 0);
        network.channel.refuses("NOT_A_PARTY", NATIONAL_APPROVER, COMMON, "recognition:Activate", activation(1));
        agreements.activate(1);
        var next = termsBetween("100000", "330000", "360000");
        network.channel.refuses("NOT_A_PARTY", NATIONAL_APPROVER, COMMON, "recognition:Propose", proposal(2, next));
        agreements.propose(2, next);
    }

    @Test
    void a_party_that_takes_its_word_back_while_the_agreement_is_activated_makes_a_conflict() {
        agreements.propose(1, terms());
        agreements.decide(JX_APPROVER, JX_NS, 1, Decision.ACCEPT, 0);
        var activation = network.channel.endorse(ZJ_APPROVER, COMMON, "recognition:Activate", activation(1));
        var end = network.channel.endorse(JX_APPROVER, JX_NS, "recognition:Decide", decision(1, Decision.END, 1));
        assertThat(network.channel.commit(end)).isTrue();
        assertThat(network.channel.commit(activation)).isFalse();
        agreements.refusesToActivate("ACCEPTANCE_MISSING", 1);
    }

    @Test
    void an_agreement_whose_last_day_has_passed_is_not_activated() {
        agreements.propose(1, terms());
        agreements.decide(JX_APPROVER, JX_NS, 1, Decision.ACCEPT, 0);
        network.channel.passes(366 * 24 * 60 * 60);
        agreements.refusesToActivate("AGREEMENT_STATE_REFUSED", 1);
    }

    @Test
    void the_proposer_withdraws_only_before_the_agreement_is_in_force() {
        agreements.propose(1, terms());
        agreements.decide(ZJ_APPROVER, ZJ_NS, 1, Decision.WITHDRAW, 0);
        assertThat(agreements.view(1).status()).isEqualTo(AgreementStatus.WITHDRAWN);
        agreements.decide(JX_APPROVER, JX_NS, 1, Decision.ACCEPT, 0);
        network.channel.refuses("ACCEPTANCE_MISSING", JX_APPROVER, COMMON, "recognition:Activate", activation(1));
        agreements.propose(2, terms());
        agreements.decide(JX_APPROVER, JX_NS, 2, Decision.ACCEPT, 0);
        agreements.activate(2);
        network.channel.refuses(
                "AGREEMENT_STATE_REFUSED", ZJ_APPROVER, ZJ_NS, "recognition:Decide", decision(2, Decision.WITHDRAW, 0));
    }

    @Test
    void a_suspended_part_stops_recognition_until_its_own_party_resumes() {
        agreements.inForce();
        var licence = licences.issued();
        agreements.decide(ZJ_APPROVER, ZJ_NS, 1, Decision.SUSPEND, 0);
        agreements.refusesToRecognise("AGREEMENT_NOT_IN_FORCE", recognition(licence, 1));
        network.channel.refuses(
                "AGREEMENT_STATE_REFUSED", JX_APPROVER, JX_NS, "recognition:Decide", decision(1, Decision.RESUME, 1));
        agreements.decide(ZJ_APPROVER, ZJ_NS, 1, Decision.RESUME, 1);
        agreements.recognise(recognition(licence, 1));
        agreements.decide(JX_APPROVER, JX_NS, 1, Decision.END, 1);
        agreements.refusesToRecognise("AGREEMENT_NOT_IN_FORCE", recognition(licence, 1));
    }

    @Test
    void a_third_party_that_ends_its_part_leaves_the_other_two_their_agreement() {
        agreements.inForceBetweenThree();
        agreements.decide(NATIONAL_APPROVER, NATIONAL_NS, 1, Decision.END, 1);
        assertThat(agreements.view(1).status()).isEqualTo(AgreementStatus.IN_FORCE);
        agreements.recognise(recognition(licences.issued(), 1));
    }
}
