// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yinzheng.chaincode.recognition.TestAgreements.NAME;
import static org.yinzheng.chaincode.recognition.TestAgreements.NATIONAL_APPROVER;
import static org.yinzheng.chaincode.recognition.TestAgreements.recognition;
import static org.yinzheng.chaincode.recognition.TestAgreements.terms;
import static org.yinzheng.chaincode.recognition.TestAgreements.termsBetween;
import static org.yinzheng.chaincode.recognition.TestAgreements.termsThatDemand;
import static org.yinzheng.chaincode.recognition.TestAgreements.withoutAgreement;
import static org.yinzheng.chaincode.testing.TestNetwork.BUSINESS;
import static org.yinzheng.chaincode.testing.TestNetwork.COMMON;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.NATIONAL_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.PERSONAL;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_KID;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_MARKET;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.id;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.licence.IssueRequest;
import org.yinzheng.chaincode.licence.LicenceEntry;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.chaincode.licence.UnbindRequest;
import org.yinzheng.chaincode.testing.TestLicences;
import org.yinzheng.chaincode.testing.TestNetwork;

/** What is recorded of a licence's use in another region, and what is not. */
class RecogniseLicenceTest {
    private final TestAgreements agreements = new TestAgreements();
    private final TestNetwork network = agreements.network;
    private final TestLicences licences = agreements.licences;

    @Test
    void a_licence_is_recognised_under_an_agreement_in_force() {
        agreements.inForce();
        var licence = licences.issued();
        var request = recognition(licence, 1);
        agreements.recognise(request);
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
    void a_record_is_never_written_over() {
        agreements.inForce();
        var request = recognition(licences.issued(), 1);
        var another = recognition(licences.issued(), 1);
        agreements.recognise(request);
        agreements.refusesToRecognise(
                "RECOGNITION_EXISTS",
                new RecogniseRequest(
                        id(),
                        request.recognition(),
                        NAME,
                        1,
                        "330000",
                        another.digest(),
                        "M-001",
                        Finding.RECOGNISED,
                        null,
                        another.fields(),
                        null));
    }

    @Test
    void a_revocation_in_flight_makes_a_recognition_a_conflict() {
        agreements.inForce();
        var licence = licences.issued();
        var recognition = network.channel.endorse(JX_CLERK, JX_NS, "recognition:Recognise", recognition(licence, 1));
        licences.operated(ZJ_APPROVER, Operation.END, licence.licenceId(), LicenceStatus.REVOKED, null);
        assertThat(network.channel.commit(recognition)).isFalse();
        agreements.refusesToRecognise("LICENCE_NOT_VALID", recognition(licence, 1));
    }

    @Test
    void nothing_is_recognised_outside_type_matter_agreement_and_dates() {
        var licence = licences.issued();
        agreements.refusesToRecognise("AGREEMENT_UNKNOWN", recognition(licence, 1));
        agreements.propose(1, terms());
        agreements.refusesToRecognise("AGREEMENT_NOT_IN_FORCE", recognition(licence, 1));
        agreements.decide(JX_APPROVER, JX_NS, 1, Decision.ACCEPT, 0);
        agreements.refusesToRecognise("AGREEMENT_NOT_IN_FORCE", recognition(licence, 1));
        agreements.activate(1);
        agreements.refusesToRecognise("MATTER_NOT_IN_AGREEMENT", request(licence, "M-999", List.of(0)));
        var personal = licences.entry(PERSONAL);
        network.channel.submit(
                ZJ_CLERK, ZJ_NS, "licence:Issue", new IssueRequest(id(), PERSONAL, 1, ZJ_KID, List.of(personal)));
        agreements.refusesToRecognise("TYPE_NOT_IN_AGREEMENT", recognition(personal, 1));
        var later = licences.issued(licences.entry(BUSINESS, ZJ_MARKET, "2026-11-23"));
        network.channel.passes(2 * 24 * 60 * 60);
        agreements.refusesToRecognise("LICENCE_NOT_VALID", recognition(later, 1));
        network.channel.passes(400L * 24 * 60 * 60);
        agreements.refusesToRecognise("AGREEMENT_NOT_IN_FORCE", recognition(licence, 1));
    }

    @Test
    void a_licence_is_not_recognised_before_its_first_day() {
        agreements.inForce();
        var entry = licences.entry(BUSINESS);
        var licence = licences.issued(new LicenceEntry(
                entry.licenceId(),
                entry.statusIndex(),
                entry.issueDate(),
                "2026-11-24",
                entry.validTo(),
                entry.holderCommitment(),
                entry.fileDigest(),
                entry.dataGrade(),
                entry.credentials()));
        agreements.refusesToRecognise("LICENCE_NOT_VALID", recognition(licence, 1));
        network.channel.passes(2 * 24 * 60 * 60);
        agreements.recognise(recognition(licence, 1));
    }

    @Test
    void a_licence_of_the_own_region_needs_no_recognition() {
        agreements.inForce();
        var licence = licences.issued();
        assertThatThrownBy(() ->
                        network.channel.endorse(ZJ_CLERK, ZJ_NS, "recognition:Recognise", recognition(licence, 1)))
                .hasMessage("ARGUMENT_INVALID: issuerRegion must be another region");
    }

    @Test
    void a_licence_is_recognised_only_with_the_fields_shown_that_the_agreement_demands_of_its_type() {
        agreements.inForce(termsThatDemand("scope", "name", "notOfThisType"));
        var licence = licences.issued();
        assertThatThrownBy(() -> agreements.recognise(request(licence, "M-001", List.of(0))))
                .hasMessageStartingWith("FIELDS_NOT_SHOWN: ")
                .hasMessageEndingWith("[scope]");
        assertThatThrownBy(() -> agreements.recognise(request(licence, "M-001", null)))
                .hasMessageEndingWith("[name, scope]");
        agreements.recognise(request(licence, "M-001", List.of(0, 1)));
    }

    @Test
    void an_agreement_of_others_is_none_for_the_recogniser_or_for_the_issuer() {
        var licence = licences.issued();
        agreements.enterNational();
        agreements.propose(1, termsBetween("100000", "330000"));
        agreements.decide(NATIONAL_APPROVER, NATIONAL_NS, 1, Decision.ACCEPT, 0);
        agreements.activate(1);
        agreements.refusesToRecognise("NOT_A_PARTY", recognition(licence, 1));
        network.channel.submit(
                NATIONAL_APPROVER,
                COMMON,
                "recognition:Propose",
                new ProposeAgreementRequest(id(), "OTHERS", 1, termsBetween("100000", "360000")));
        network.channel.submit(
                JX_APPROVER,
                JX_NS,
                "recognition:Decide",
                new DecideAgreementRequest(id(), "OTHERS", 1, Decision.ACCEPT, 0, "TEST"));
        network.channel.submit(
                JX_APPROVER, COMMON, "recognition:Activate", new ActivateAgreementRequest(id(), "OTHERS", 1));
        agreements.refusesToRecognise("NOT_A_PARTY", recognition(licence, "OTHERS", 1));
    }

    @Test
    void an_issuer_that_the_national_platform_has_not_admitted_is_not_recognised() {
        agreements.inForce();
        network.admit(ZJ_MARKET, "330000", 1, List.of());
        agreements.refusesToRecognise("ISSUER_NOT_ADMITTED", recognition(licences.issued(), 1));
    }

    @Test
    void a_closed_credential_of_a_valid_licence_is_not_recognised() {
        agreements.inForce();
        var licence = licences.issued();
        network.channel.submit(
                ZJ_CLERK,
                ZJ_NS,
                "licence:Unbind",
                new UnbindRequest(
                        id(),
                        licence.licenceId(),
                        1,
                        licence.credentials().get(0).digest(),
                        "LOST"));
        agreements.refusesToRecognise("LICENCE_NOT_VALID", recognition(licence, 1));
    }

    @Test
    void a_refusal_is_recorded_without_any_agreement_but_with_a_reason() {
        var licence = licences.issued();
        licences.operated(ZJ_CLERK, Operation.SUSPEND, licence.licenceId(), null, null);
        agreements.recognise(withoutAgreement(licence, Finding.REFUSED));
        network.channel.refuses(
                "ROLE_MISSING",
                JX_APPROVER,
                JX_NS,
                "recognition:Recognise",
                withoutAgreement(licence, Finding.REFUSED));
        network.channel.refuses(
                "CALLER_OF_OTHER_REGION",
                ZJ_CLERK,
                JX_NS,
                "recognition:Recognise",
                withoutAgreement(licence, Finding.REFUSED));
    }

    @Test
    void a_refusal_names_no_agreement_that_does_not_exist() {
        var licence = licences.issued();
        var refusal = refusal(licence, 1);
        agreements.refusesToRecognise("AGREEMENT_UNKNOWN", refusal);
        agreements.propose(1, terms());
        agreements.refusesToRecognise("AGREEMENT_UNKNOWN", refusal(licence, 2));
        agreements.recognise(refusal);
    }

    private static RecogniseRequest request(LicenceEntry licence, String matter, @Nullable List<Integer> shown) {
        var digest = licence.credentials().get(0).digest();
        return new RecogniseRequest(
                id(), id(), NAME, 1, "330000", digest, matter, Finding.RECOGNISED, null, shown, null);
    }

    private static RecogniseRequest refusal(LicenceEntry licence, int version) {
        var digest = licence.credentials().get(0).digest();
        return new RecogniseRequest(
                id(), id(), NAME, version, "330000", digest, "M-001", Finding.REFUSED, "NOT_COVERED", null, null);
    }
}
