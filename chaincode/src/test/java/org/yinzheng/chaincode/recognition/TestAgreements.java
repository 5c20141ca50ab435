// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import static org.yinzheng.chaincode.testing.TestNetwork.BUSINESS;
import static org.yinzheng.chaincode.testing.TestNetwork.COMMON;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.NATIONAL;
import static org.yinzheng.chaincode.testing.TestNetwork.NATIONAL_MSP;
import static org.yinzheng.chaincode.testing.TestNetwork.NATIONAL_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.id;
import static org.yinzheng.chaincode.testing.TestNetwork.labels;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.licence.LicenceEntry;
import org.yinzheng.chaincode.registry.AgencyEntry;
import org.yinzheng.chaincode.testing.TestLicences;
import org.yinzheng.chaincode.testing.TestNetwork;
import org.yinzheng.chaincode.testing.TestOfficer;

/**
 * An agreement on Zhejiang's business licences for tests: Zhejiang proposes it, Jiangxi recognises under it, and the national
 * platform is a third party where a test lets it enter.
 */
final class TestAgreements {
    static final String NAME = "ZJ-JX-2026";
    static final TestOfficer NATIONAL_APPROVER =
            TestOfficer.of(NATIONAL_MSP, TestNetwork.agencyCode("11100000", "00000009"), "approver", "o-000009");

    final TestNetwork network = new TestNetwork();
    final TestLicences licences = new TestLicences(network);

    static AgreementTerms terms() {
        return termsBetween("330000", "360000");
    }

    static AgreementTerms termsBetween(String... parties) {
        return termsFrom("2026-11-22", parties);
    }

    static AgreementTerms termsFrom(String firstDay) {
        return termsFrom(firstDay, "330000", "360000");
    }

    static AgreementTerms termsFrom(String firstDay, String... parties) {
        return terms(firstDay, List.of(parties), List.of("name"));
    }

    static AgreementTerms termsThatDemand(String... fields) {
        return terms("2026-11-22", List.of("330000", "360000"), List.of(fields));
    }

    private static AgreementTerms terms(String firstDay, List<String> parties, List<String> minimumFields) {
        return new AgreementTerms(
                parties,
                List.of(BUSINESS),
                null,
                List.of("M-001"),
                minimumFields,
                List.of(AgreementChannel.SHOW),
                firstDay,
                "2027-11-21",
                "a".repeat(64));
    }

    static ProposeAgreementRequest proposal(int version, AgreementTerms terms) {
        return new ProposeAgreementRequest(id(), NAME, version, terms);
    }

    static DecideAgreementRequest decision(int version, Decision decision, long seq) {
        return new DecideAgreementRequest(id(), NAME, version, decision, seq, "TEST");
    }

    static ActivateAgreementRequest activation(int version) {
        return new ActivateAgreementRequest(id(), NAME, version);
    }

    /** Zhejiang proposes a version. */
    void propose(int version, AgreementTerms terms) {
        network.channel.submit(ZJ_APPROVER, COMMON, "recognition:Propose", proposal(version, terms));
    }

    void decide(TestOfficer officer, String namespace, int version, Decision decision, long seq) {
        network.channel.submit(officer, namespace, "recognition:Decide", decision(version, decision, seq));
    }

    /** Zhejiang activates a version. */
    void activate(int version) {
        network.channel.submit(ZJ_APPROVER, COMMON, "recognition:Activate", activation(version));
    }

    /** Asserts that Zhejiang is refused the activation of a version. */
    void refusesToActivate(String code, int version) {
        network.channel.refuses(code, ZJ_APPROVER, COMMON, "recognition:Activate", activation(version));
    }

    /** Brings the first version into force. */
    void inForce() {
        inForce(terms());
    }

    void inForce(AgreementTerms terms) {
        propose(1, terms);
        decide(JX_APPROVER, JX_NS, 1, Decision.ACCEPT, 0);
        activate(1);
    }

    /** Brings the first version into force with the national platform as its third party. */
    void inForceBetweenThree() {
        enterNational();
        propose(1, termsBetween("100000", "330000", "360000"));
        decide(JX_APPROVER, JX_NS, 1, Decision.ACCEPT, 0);
        decide(NATIONAL_APPROVER, NATIONAL_NS, 1, Decision.ACCEPT, 0);
        activate(1);
    }

    /** Registers the agency of {@link #NATIONAL_APPROVER}. */
    void enterNational() {
        network.register(
                NATIONAL,
                NATIONAL_NS,
                new AgencyEntry(
                        NATIONAL_APPROVER.agency(), "10OFF", labels("x"), List.of(Role.APPROVER), List.of(), 0));
    }

    AgreementView view(int version) {
        return network.channel.evaluate(
                NATIONAL, COMMON, "recognition:ReadAgreement", new AgreementQuery(NAME, version), AgreementView.class);
    }

    static RecogniseRequest recognition(LicenceEntry licence, int version) {
        return recognition(licence, NAME, version);
    }

    static RecogniseRequest recognition(LicenceEntry licence, String agreement, int version) {
        return request(licence, agreement, version, Finding.RECOGNISED, null);
    }

    /** A finding that needs no agreement, with its reason. */
    static RecogniseRequest withoutAgreement(LicenceEntry licence, Finding finding) {
        return request(licence, null, null, finding, "DOUBT");
    }

    private static RecogniseRequest request(
            LicenceEntry licence,
            @Nullable String agreement,
            @Nullable Integer version,
            Finding finding,
            @Nullable String reason) {
        return new RecogniseRequest(
                id(),
                id(),
                agreement,
                version,
                "330000",
                licence.credentials().get(0).digest(),
                "M-001",
                finding,
                reason,
                List.of(5, 0),
                null);
    }

    /** Jiangxi's clerk records a use. */
    void recognise(RecogniseRequest request) {
        network.channel.submit(JX_CLERK, JX_NS, "recognition:Recognise", request);
    }

    /** Asserts that Jiangxi's clerk is refused the record of a use. */
    void refusesToRecognise(String code, RecogniseRequest request) {
        network.channel.refuses(code, JX_CLERK, JX_NS, "recognition:Recognise", request);
    }
}
