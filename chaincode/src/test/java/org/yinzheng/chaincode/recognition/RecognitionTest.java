// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yinzheng.chaincode.testing.TestNetwork.BUSINESS;
import static org.yinzheng.chaincode.testing.TestNetwork.COMMON;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.NATIONAL;
import static org.yinzheng.chaincode.testing.TestNetwork.NATIONAL_MSP;
import static org.yinzheng.chaincode.testing.TestNetwork.NATIONAL_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.PERSONAL;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_KID;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_MARKET;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_OTHER_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.id;
import static org.yinzheng.chaincode.testing.TestNetwork.labels;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.licence.IssueRequest;
import org.yinzheng.chaincode.licence.LicenceEntry;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.chaincode.licence.UnbindRequest;
import org.yinzheng.chaincode.registry.AgencyEntry;
import org.yinzheng.chaincode.registry.FenceAnswer;
import org.yinzheng.chaincode.registry.FenceRequest;
import org.yinzheng.chaincode.testing.TestLicences;
import org.yinzheng.chaincode.testing.TestNetwork;
import org.yinzheng.chaincode.testing.TestOfficer;

class RecognitionTest {
    private static final String NAME = "ZJ-JX-2026";
    private static final TestOfficer NATIONAL_APPROVER =
            TestOfficer.of(NATIONAL_MSP, TestNetwork.agencyCode("11100000", "00000009"), "approver", "o-000009");
    private final TestNetwork network = new TestNetwork();
    private final TestLicences licences = new TestLicences(network);

    @Test
    void an_agreement_is_in_force_once_every_party_accepted_and_one_activated_it() {
        propose(1, terms());
        refused("ACCEPTANCE_MISSING", ZJ_APPROVER, COMMON, "recognition:Activate", activation(1));
        decide(JX_APPROVER, JX_NS, 1, Decision.ACCEPT, 0);
        assertThat(view(1).status()).isEqualTo(AgreementStatus.ACCEPTED);
        submit(JX_APPROVER, COMMON, "recognition:Activate", activation(1));
        assertThat(view(1).status()).isEqualTo(AgreementStatus.IN_FORCE);
        refused("AGREEMENT_STATE_REFUSED", ZJ_APPROVER, COMMON, "recognition:Activate", activation(1));
    }

    @Test
    void only_an_approver_of_a_party_proposes_decides_and_activates() {
        var proposal = new ProposeAgreementRequest(id(), NAME, 1, terms());
        refused("ROLE_MISSING", ZJ_CLERK, COMMON, "recognition:Propose", proposal);
        refused("NAMESPACE_MISMATCH", ZJ_APPROVER, ZJ_NS, "recognition:Propose", proposal);
        var others = terms(List.of("100000", "360000"), List.of(BUSINESS), List.of());
        refused(
                "NOT_A_PARTY",
                ZJ_APPROVER,
                COMMON,
                "recognition:Propose",
                new ProposeAgreementRequest(id(), NAME, 1, others));
        submit(ZJ_APPROVER, COMMON, "recognition:Propose", proposal);
        refused("ROLE_MISSING", JX_CLERK, JX_NS, "recognition:Decide", decision(1, Decision.ACCEPT, 0));
        refused("CALLER_OF_OTHER_REGION", ZJ_APPROVER, JX_NS, "recognition:Decide", decision(1, Decision.ACCEPT, 0));
        refused("AGREEMENT_UNKNOWN", JX_APPROVER, JX_NS, "recognition:Decide", decision(2, Decision.ACCEPT, 0));
    }

    @Test
    void a_party_that_takes_its_word_back_while_the_agreement_is_activated_makes_a_conflict() {
        propose(1, terms());
        decide(JX_APPROVER, JX_NS, 1, Decision.ACCEPT, 0);
        var activation = network.channel.endorse(ZJ_APPROVER, COMMON, "recognition:Activate", activation(1));
        var end = network.channel.endorse(JX_APPROVER, JX_NS, "recognition:Decide", decision(1, Decision.END, 1));
        assertThat(network.channel.commit(end)).isTrue();
        assertThat(network.channel.commit(activation)).isFalse();
        refused("ACCEPTANCE_MISSING", ZJ_APPROVER, COMMON, "recognition:Activate", activation(1));
    }

    @Test
    void a_licence_is_recognised_under_an_agreement_in_force() {
        inForce();
        var licence = licences.issued();
        var request = recognition(licence, "M-001", Finding.RECOGNISED);
        submit(JX_CLERK, JX_NS, "recognition:Recognise", request);
        var record = network.channel
                .stored(JX_NS, LedgerKeys.recognition(request.recognition()), RecognitionState.class)
                .orElseThrow();
        assertThat(record.statusSeen()).isEqualTo(LicenceStatus.VALID);
        assertThat(record.licenceId()).isEqualTo(licence.licenceId());
        assertThat(record.fields()).containsExactly(0, 5);
        var use = LedgerKeys.use(licence.licenceId(), request.recognition());
        assertThat(network.channel.stored(JX_NS, use, UseState.class))
                .contains(new UseState(request.recognition(), record.recordedAt()));
        assertThat(record.licenceSeq()).isEqualTo(1);
    }

    @Test
    void a_revocation_in_flight_makes_a_recognition_a_conflict() {
        inForce();
        var licence = licences.issued();
        var recognition = network.channel.endorse(
                JX_CLERK, JX_NS, "recognition:Recognise", recognition(licence, "M-001", Finding.RECOGNISED));
        licences.operated(ZJ_APPROVER, Operation.END, licence.licenceId(), LicenceStatus.REVOKED, null);
        assertThat(network.channel.commit(recognition)).isFalse();
        refusedRecognition("LICENCE_NOT_VALID", licence);
    }

    @Test
    void nothing_is_recognised_outside_type_matter_agreement_and_dates() {
        var licence = licences.issued();
        refusedRecognition("AGREEMENT_UNKNOWN", licence);
        propose(1, terms());
        refusedRecognition("AGREEMENT_NOT_IN_FORCE", licence);
        decide(JX_APPROVER, JX_NS, 1, Decision.ACCEPT, 0);
        refusedRecognition("AGREEMENT_NOT_IN_FORCE", licence);
        submit(ZJ_APPROVER, COMMON, "recognition:Activate", activation(1));
        refused(
                "MATTER_NOT_IN_AGREEMENT",
                JX_CLERK,
                JX_NS,
                "recognition:Recognise",
                recognition(licence, "M-999", Finding.RECOGNISED));
        var personal = licences.entry(PERSONAL);
        submit(ZJ_CLERK, ZJ_NS, "licence:Issue", new IssueRequest(id(), PERSONAL, 1, ZJ_KID, List.of(personal)));
        refusedRecognition("TYPE_NOT_IN_AGREEMENT", personal);
        var later = licences.issued(licences.entry(BUSINESS, ZJ_MARKET, "2026-11-23"));
        network.channel.passes(2 * 24 * 60 * 60);
        refusedRecognition("LICENCE_NOT_VALID", later);
        network.channel.passes(400L * 24 * 60 * 60);
        refusedRecognition("AGREEMENT_NOT_IN_FORCE", licence);
    }

    @Test
    void a_licence_is_recognised_only_with_the_fields_shown_that_the_agreement_demands_of_its_type() {
        inForce(terms(List.of("scope", "name", "notOfThisType")));
        var licence = licences.issued();
        assertThatThrownBy(() -> recognise(licence, List.of(0)))
                .hasMessageStartingWith("FIELDS_NOT_SHOWN: ")
                .hasMessageEndingWith("[scope]");
        assertThatThrownBy(() -> recognise(licence, null)).hasMessageEndingWith("[name, scope]");
        recognise(licence, List.of(0, 1));
    }

    private void recognise(LicenceEntry licence, @Nullable List<Integer> shown) {
        var digest = licence.credentials().get(0).digest();
        submit(
                JX_CLERK,
                JX_NS,
                "recognition:Recognise",
                new RecogniseRequest(
                        id(), id(), NAME, 1, "330000", digest, "M-001", Finding.RECOGNISED, null, shown, null));
    }

    @Test
    void a_suspended_part_stops_recognition_until_its_own_party_resumes() {
        inForce();
        var licence = licences.issued();
        decide(ZJ_APPROVER, ZJ_NS, 1, Decision.SUSPEND, 0);
        refusedRecognition("AGREEMENT_NOT_IN_FORCE", licence);
        refused("AGREEMENT_STATE_REFUSED", JX_APPROVER, JX_NS, "recognition:Decide", decision(1, Decision.RESUME, 1));
        decide(ZJ_APPROVER, ZJ_NS, 1, Decision.RESUME, 1);
        submit(JX_CLERK, JX_NS, "recognition:Recognise", recognition(licence, "M-001", Finding.RECOGNISED));
        decide(JX_APPROVER, JX_NS, 1, Decision.END, 1);
        refusedRecognition("AGREEMENT_NOT_IN_FORCE", licence);
    }

    @Test
    void a_new_version_in_force_supersedes_the_one_before() {
        inForce();
        propose(2, terms(List.of("330000", "360000"), List.of(BUSINESS, PERSONAL), List.of()));
        decide(JX_APPROVER, JX_NS, 2, Decision.ACCEPT, 0);
        submit(ZJ_APPROVER, COMMON, "recognition:Activate", activation(2));
        assertThat(view(1).status()).isEqualTo(AgreementStatus.SUPERSEDED);
        assertThat(view(2).status()).isEqualTo(AgreementStatus.IN_FORCE);
        refusedRecognition("AGREEMENT_NOT_IN_FORCE", licences.issued());
    }

    @Test
    void a_new_version_takes_over_on_its_first_day_and_the_one_before_is_used_until_then() {
        inForce();
        var licence = licences.issued();
        propose(2, terms(List.of("330000", "360000"), List.of(BUSINESS), List.of("M-001"), "2026-11-24"));
        decide(JX_APPROVER, JX_NS, 2, Decision.ACCEPT, 0);
        submit(ZJ_APPROVER, COMMON, "recognition:Activate", activation(2));
        assertThat(view(1).status()).isEqualTo(AgreementStatus.IN_FORCE);
        assertThat(view(2).status()).isEqualTo(AgreementStatus.ACCEPTED);
        refused("AGREEMENT_NOT_IN_FORCE", JX_CLERK, JX_NS, "recognition:Recognise", recognition(licence, 2));
        submit(JX_CLERK, JX_NS, "recognition:Recognise", recognition(licence, 1));
        network.channel.passes(3 * 24 * 60 * 60);
        refused("AGREEMENT_NOT_IN_FORCE", JX_CLERK, JX_NS, "recognition:Recognise", recognition(licence, 1));
        submit(JX_CLERK, JX_NS, "recognition:Recognise", recognition(licence, 2));
        assertThat(view(1).status()).isEqualTo(AgreementStatus.SUPERSEDED);
        assertThat(view(2).status()).isEqualTo(AgreementStatus.IN_FORCE);
    }

    @Test
    void a_version_that_nobody_activated_replaces_none_though_a_later_one_was_activated() {
        inForce();
        var licence = licences.issued();
        propose(2, terms(List.of("330000", "360000"), List.of(BUSINESS), List.of("M-001")));
        decide(JX_APPROVER, JX_NS, 2, Decision.ACCEPT, 0);
        propose(3, terms(List.of("330000", "360000"), List.of(BUSINESS), List.of("M-001"), "2026-12-01"));
        decide(JX_APPROVER, JX_NS, 3, Decision.ACCEPT, 0);
        submit(ZJ_APPROVER, COMMON, "recognition:Activate", activation(3));
        refused("AGREEMENT_NOT_IN_FORCE", JX_CLERK, JX_NS, "recognition:Recognise", recognition(licence, 2));
        submit(JX_CLERK, JX_NS, "recognition:Recognise", recognition(licence, 1));
    }

    @Test
    void who_is_no_party_neither_accepts_nor_activates_nor_proposes_the_next_version() {
        enterNational();
        propose(1, terms());
        refused("NOT_A_PARTY", NATIONAL_APPROVER, NATIONAL_NS, "recognition:Decide", decision(1, Decision.ACCEPT, 0));
        decide(JX_APPROVER, JX_NS, 1, Decision.ACCEPT, 0);
        refused("NOT_A_PARTY", NATIONAL_APPROVER, COMMON, "recognition:Activate", activation(1));
        submit(ZJ_APPROVER, COMMON, "recognition:Activate", activation(1));
        var next = terms(List.of("100000", "330000", "360000"), List.of(BUSINESS), List.of());
        refused(
                "NOT_A_PARTY",
                NATIONAL_APPROVER,
                COMMON,
                "recognition:Propose",
                new ProposeAgreementRequest(id(), NAME, 2, next));
        propose(2, next);
    }

    @Test
    void an_agreement_whose_last_day_has_passed_is_not_activated() {
        propose(1, terms());
        decide(JX_APPROVER, JX_NS, 1, Decision.ACCEPT, 0);
        network.channel.passes(366 * 24 * 60 * 60);
        refused("AGREEMENT_STATE_REFUSED", ZJ_APPROVER, COMMON, "recognition:Activate", activation(1));
    }

    @Test
    void an_agreement_of_others_is_none_for_the_recogniser_or_for_the_issuer() {
        var licence = licences.issued();
        enterNational();
        propose(1, terms(List.of("100000", "330000"), List.of(BUSINESS), List.of("M-001")));
        decide(NATIONAL_APPROVER, NATIONAL_NS, 1, Decision.ACCEPT, 0);
        submit(ZJ_APPROVER, COMMON, "recognition:Activate", activation(1));
        refused("NOT_A_PARTY", JX_CLERK, JX_NS, "recognition:Recognise", recognition(licence, 1));
        submit(
                NATIONAL_APPROVER,
                COMMON,
                "recognition:Propose",
                new ProposeAgreementRequest(
                        id(), "OTHERS", 1, terms(List.of("100000", "360000"), List.of(BUSINESS), List.of("M-001"))));
        submit(
                JX_APPROVER,
                JX_NS,
                "recognition:Decide",
                new DecideAgreementRequest(id(), "OTHERS", 1, Decision.ACCEPT, 0, "TEST"));
        submit(JX_APPROVER, COMMON, "recognition:Activate", new ActivateAgreementRequest(id(), "OTHERS", 1));
        refused("NOT_A_PARTY", JX_CLERK, JX_NS, "recognition:Recognise", recognition(licence, "OTHERS", 1));
    }

    @Test
    void a_third_party_that_ends_its_part_leaves_the_other_two_their_agreement() {
        inForceBetweenThree();
        decide(NATIONAL_APPROVER, NATIONAL_NS, 1, Decision.END, 1);
        assertThat(view(1).status()).isEqualTo(AgreementStatus.IN_FORCE);
        submit(JX_CLERK, JX_NS, "recognition:Recognise", recognition(licences.issued(), 1));
    }

    @Test
    void a_new_version_takes_the_agreement_away_from_no_party_that_has_not_ended_its_part() {
        inForceBetweenThree();
        var licence = licences.issued();
        propose(2, terms(List.of("100000", "330000"), List.of(BUSINESS), List.of(), "2026-12-01"));
        decide(NATIONAL_APPROVER, NATIONAL_NS, 2, Decision.ACCEPT, 0);
        refused("ACCEPTANCE_MISSING", ZJ_APPROVER, COMMON, "recognition:Activate", activation(2));
        decide(JX_APPROVER, JX_NS, 1, Decision.SUSPEND, 1);
        refused("ACCEPTANCE_MISSING", ZJ_APPROVER, COMMON, "recognition:Activate", activation(2));
        decide(JX_APPROVER, JX_NS, 1, Decision.RESUME, 2);
        submit(JX_CLERK, JX_NS, "recognition:Recognise", recognition(licence, 1));
        decide(JX_APPROVER, JX_NS, 1, Decision.END, 3);
        submit(ZJ_APPROVER, COMMON, "recognition:Activate", activation(2));
    }

    @Test
    void nor_does_a_third_version_while_the_second_is_to_come() {
        inForceBetweenThree();
        propose(2, terms(List.of("100000", "330000", "360000"), List.of(BUSINESS), List.of(), "2026-12-01"));
        decide(NATIONAL_APPROVER, NATIONAL_NS, 2, Decision.ACCEPT, 0);
        decide(JX_APPROVER, JX_NS, 2, Decision.ACCEPT, 0);
        submit(ZJ_APPROVER, COMMON, "recognition:Activate", activation(2));
        propose(3, terms(List.of("100000", "330000"), List.of(BUSINESS), List.of()));
        decide(NATIONAL_APPROVER, NATIONAL_NS, 3, Decision.ACCEPT, 0);
        decide(JX_APPROVER, JX_NS, 2, Decision.END, 1);
        refused("ACCEPTANCE_MISSING", ZJ_APPROVER, COMMON, "recognition:Activate", activation(3));
        decide(JX_APPROVER, JX_NS, 1, Decision.END, 1);
        submit(ZJ_APPROVER, COMMON, "recognition:Activate", activation(3));
    }

    @Test
    void an_issuer_that_the_national_platform_has_not_admitted_is_not_recognised() {
        inForce();
        network.admit(ZJ_MARKET, "330000", 1, List.of());
        refusedRecognition("ISSUER_NOT_ADMITTED", licences.issued());
    }

    @Test
    void a_closed_credential_of_a_valid_licence_is_not_recognised() {
        inForce();
        var licence = licences.issued();
        submit(
                ZJ_CLERK,
                ZJ_NS,
                "licence:Unbind",
                new UnbindRequest(
                        id(),
                        licence.licenceId(),
                        1,
                        licence.credentials().get(0).digest(),
                        "LOST"));
        refusedRecognition("LICENCE_NOT_VALID", licence);
    }

    @Test
    void a_refusal_is_recorded_without_any_agreement_but_with_a_reason() {
        var licence = licences.issued();
        licences.operated(ZJ_CLERK, Operation.SUSPEND, licence.licenceId(), null, null);
        submit(JX_CLERK, JX_NS, "recognition:Recognise", recognition(licence, "M-001", Finding.REFUSED));
        refused(
                "ROLE_MISSING",
                JX_APPROVER,
                JX_NS,
                "recognition:Recognise",
                recognition(licence, "M", Finding.REFUSED));
        refused(
                "CALLER_OF_OTHER_REGION",
                ZJ_CLERK,
                JX_NS,
                "recognition:Recognise",
                recognition(licence, "M", Finding.REFUSED));
    }

    @Test
    void a_refusal_names_no_agreement_that_does_not_exist() {
        var licence = licences.issued();
        var refusal = refusal(licence, 1);
        refused("AGREEMENT_UNKNOWN", JX_CLERK, JX_NS, "recognition:Recognise", refusal);
        propose(1, terms());
        refused("AGREEMENT_UNKNOWN", JX_CLERK, JX_NS, "recognition:Recognise", refusal(licence, 2));
        submit(JX_CLERK, JX_NS, "recognition:Recognise", refusal);
    }

    private static RecogniseRequest refusal(LicenceEntry licence, int version) {
        var digest = licence.credentials().get(0).digest();
        return new RecogniseRequest(
                id(), id(), NAME, version, "330000", digest, "M-001", Finding.REFUSED, "NOT_COVERED", null, null);
    }

    @Test
    void an_objection_is_answered_once_by_the_issuer_and_marked_when_late() {
        var licence = licences.issued();
        var record = recognition(licence, "M-001", Finding.OBJECTION);
        submit(JX_CLERK, JX_NS, "recognition:Recognise", record);
        var objection = new ObjectRequest(id(), id(), record.recognition(), "CONTENT", null, 10);
        submit(JX_CLERK, JX_NS, "recognition:Object", objection);
        var answer = new AnswerRequest(id(), objection.objection(), "360000", Outcome.CORRECTED, null);
        refused("ROLE_MISSING", ZJ_CLERK, ZJ_NS, "recognition:Answer", answer);
        refused("NOT_ISSUER", ZJ_OTHER_APPROVER, ZJ_NS, "recognition:Answer", answer);
        refused("ARGUMENT_INVALID", JX_APPROVER, JX_NS, "recognition:Answer", answer);
        network.channel.passes(11 * 24 * 60 * 60);
        submit(ZJ_APPROVER, ZJ_NS, "recognition:Answer", answer);
        var stored = network.channel
                .stored(ZJ_NS, LedgerKeys.answer("360000", objection.objection()), AnswerState.class)
                .orElseThrow();
        assertThat(stored.late()).isTrue();
        refused(
                "OBJECTION_ALREADY_ANSWERED",
                ZJ_APPROVER,
                ZJ_NS,
                "recognition:Answer",
                new AnswerRequest(id(), objection.objection(), "360000", Outcome.UPHELD, null));
    }

    @Test
    void the_proposer_withdraws_only_before_the_agreement_is_in_force() {
        propose(1, terms());
        decide(ZJ_APPROVER, ZJ_NS, 1, Decision.WITHDRAW, 0);
        assertThat(view(1).status()).isEqualTo(AgreementStatus.WITHDRAWN);
        decide(JX_APPROVER, JX_NS, 1, Decision.ACCEPT, 0);
        refused("ACCEPTANCE_MISSING", JX_APPROVER, COMMON, "recognition:Activate", activation(1));
        propose(2, terms());
        decide(JX_APPROVER, JX_NS, 2, Decision.ACCEPT, 0);
        submit(ZJ_APPROVER, COMMON, "recognition:Activate", activation(2));
        refused("AGREEMENT_STATE_REFUSED", ZJ_APPROVER, ZJ_NS, "recognition:Decide", decision(2, Decision.WITHDRAW, 0));
    }

    @Test
    void a_fence_in_the_callers_own_namespace_stops_its_call_in_another() {
        var proposal = new ProposeAgreementRequest(id(), NAME, 1, terms());
        var late = network.channel.endorse(ZJ_APPROVER, COMMON, "recognition:Propose", proposal);
        submit(ZJ_APPROVER, ZJ_NS, "registry:Fence", new FenceRequest(id(), proposal.requestId()));
        assertThat(network.channel.commit(late)).isFalse();
        refused("REQUEST_FENCED", ZJ_APPROVER, COMMON, "recognition:Propose", proposal);
    }

    @Test
    void a_fence_tells_the_answer_of_a_call_that_was_carried_out_in_another_namespace() {
        var proposal = new ProposeAgreementRequest(id(), NAME, 1, terms());
        var answer = network.channel.submit(ZJ_APPROVER, COMMON, "recognition:Propose", proposal);
        var fence = network.channel.submit(ZJ_APPROVER, ZJ_NS, "registry:Fence", fenceOf(proposal), FenceAnswer.class);
        assertThat(fence.fenced()).isFalse();
        assertThat(fence.answer()).isEqualTo(answer);
    }

    @Test
    void of_a_call_in_another_namespace_and_its_fence_only_the_first_is_recorded() {
        var proposal = new ProposeAgreementRequest(id(), NAME, 1, terms());
        var original = network.channel.endorse(ZJ_APPROVER, COMMON, "recognition:Propose", proposal);
        var late = network.channel.endorse(ZJ_APPROVER, ZJ_NS, "registry:Fence", fenceOf(proposal));
        assertThat(network.channel.commit(original)).isTrue();
        assertThat(network.channel.commit(late)).isFalse();
    }

    private static FenceRequest fenceOf(ProposeAgreementRequest request) {
        return new FenceRequest(id(), request.requestId(), COMMON);
    }

    private void inForce() {
        inForce(terms());
    }

    private void inForce(AgreementTerms terms) {
        propose(1, terms);
        decide(JX_APPROVER, JX_NS, 1, Decision.ACCEPT, 0);
        submit(ZJ_APPROVER, COMMON, "recognition:Activate", activation(1));
    }

    private void enterNational() {
        var agency = NATIONAL_APPROVER.agency();
        network.register(
                NATIONAL,
                NATIONAL_NS,
                new AgencyEntry(agency, "10OFF", labels("x"), List.of(Role.APPROVER), List.of(), 0));
    }

    private void inForceBetweenThree() {
        enterNational();
        propose(1, terms(List.of("100000", "330000", "360000"), List.of(BUSINESS), List.of("M-001")));
        decide(JX_APPROVER, JX_NS, 1, Decision.ACCEPT, 0);
        decide(NATIONAL_APPROVER, NATIONAL_NS, 1, Decision.ACCEPT, 0);
        submit(ZJ_APPROVER, COMMON, "recognition:Activate", activation(1));
    }

    private static AgreementTerms terms() {
        return terms(List.of("330000", "360000"), List.of(BUSINESS), List.of("M-001"));
    }

    private static AgreementTerms terms(List<String> parties, List<Integer> types, List<String> matters) {
        return terms(parties, types, matters, "2026-11-22");
    }

    private static AgreementTerms terms(List<String> parties, List<Integer> types, List<String> matters, String from) {
        return terms(parties, types, matters, from, List.of("name"));
    }

    private static AgreementTerms terms(List<String> minimumFields) {
        return terms(List.of("330000", "360000"), List.of(BUSINESS), List.of("M-001"), "2026-11-22", minimumFields);
    }

    private static AgreementTerms terms(
            List<String> parties, List<Integer> types, List<String> matters, String from, List<String> minimumFields) {
        return new AgreementTerms(
                parties,
                types,
                null,
                matters,
                minimumFields,
                List.of(AgreementChannel.SHOW),
                from,
                "2027-11-21",
                "a".repeat(64));
    }

    private void propose(int version, AgreementTerms terms) {
        submit(ZJ_APPROVER, COMMON, "recognition:Propose", new ProposeAgreementRequest(id(), NAME, version, terms));
    }

    private void decide(TestOfficer officer, String namespace, int version, Decision decision, long seq) {
        submit(officer, namespace, "recognition:Decide", decision(version, decision, seq));
    }

    private static DecideAgreementRequest decision(int version, Decision decision, long seq) {
        return new DecideAgreementRequest(id(), NAME, version, decision, seq, "TEST");
    }

    private static ActivateAgreementRequest activation(int version) {
        return new ActivateAgreementRequest(id(), NAME, version);
    }

    private static RecogniseRequest recognition(LicenceEntry licence, String matter, Finding finding) {
        boolean recognised = finding == Finding.RECOGNISED;
        @Nullable String reason = recognised ? null : "DOUBT";
        return new RecogniseRequest(
                id(),
                id(),
                recognised ? NAME : null,
                recognised ? 1 : null,
                "330000",
                licence.credentials().get(0).digest(),
                matter,
                finding,
                reason,
                List.of(5, 0),
                null);
    }

    private static RecogniseRequest recognition(LicenceEntry licence, int version) {
        return recognition(licence, NAME, version);
    }

    private static RecogniseRequest recognition(LicenceEntry licence, String agreement, int version) {
        return new RecogniseRequest(
                id(),
                id(),
                agreement,
                version,
                "330000",
                licence.credentials().get(0).digest(),
                "M-001",
                Finding.RECOGNISED,
                null,
                List.of(5, 0),
                null);
    }

    private AgreementView view(int version) {
        return network.channel.evaluate(
                NATIONAL, COMMON, "recognition:ReadAgreement", new AgreementQuery(NAME, version), AgreementView.class);
    }

    private void submit(TestOfficer officer, String namespace, String function, Object request) {
        network.channel.submit(officer, namespace, function, request);
    }

    private void refusedRecognition(String code, LicenceEntry licence) {
        refused(code, JX_CLERK, JX_NS, "recognition:Recognise", recognition(licence, "M-001", Finding.RECOGNISED));
    }

    private void refused(String code, TestOfficer officer, String namespace, String function, Object request) {
        assertThatThrownBy(() -> network.channel.endorse(officer, namespace, function, request))
                .hasMessageStartingWith(code + ": ");
    }
}
