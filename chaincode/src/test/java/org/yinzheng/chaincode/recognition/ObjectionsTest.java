// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yinzheng.chaincode.recognition.TestAgreements.withoutAgreement;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_MARKET;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_MSP;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_REGISTRAR;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_OTHER_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.id;
import static org.yinzheng.chaincode.testing.TestNetwork.labels;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.registry.AgencyEntry;
import org.yinzheng.chaincode.testing.TestLicences;
import org.yinzheng.chaincode.testing.TestNetwork;
import org.yinzheng.chaincode.testing.TestOfficer;

class ObjectionsTest {
    private final TestAgreements agreements = new TestAgreements();
    private final TestNetwork network = agreements.network;
    private final TestLicences licences = agreements.licences;

    @Test
    void an_objection_is_answered_once_by_the_issuer_and_marked_when_late() {
        var licence = licences.issued();
        var record = withoutAgreement(licence, Finding.OBJECTION);
        agreements.recognise(record);
        var objection = new ObjectRequest(id(), id(), record.recognition(), "CONTENT", null, 10);
        network.channel.submit(JX_CLERK, JX_NS, "recognition:Object", objection);
        var answer = new AnswerRequest(id(), objection.objection(), "360000", Outcome.CORRECTED, null);
        network.channel.refuses("ROLE_MISSING", ZJ_CLERK, ZJ_NS, "recognition:Answer", answer);
        network.channel.refuses("NOT_ISSUER", ZJ_OTHER_APPROVER, ZJ_NS, "recognition:Answer", answer);
        network.channel.refuses("ARGUMENT_INVALID", JX_APPROVER, JX_NS, "recognition:Answer", answer);
        network.channel.passes(11 * 24 * 60 * 60);
        network.channel.submit(ZJ_APPROVER, ZJ_NS, "recognition:Answer", answer);
        var stored = network.channel
                .stored(ZJ_NS, LedgerKeys.answer("360000", objection.objection()), AnswerState.class)
                .orElseThrow();
        assertThat(stored.late()).isTrue();
        network.channel.refuses(
                "OBJECTION_ALREADY_ANSWERED",
                ZJ_APPROVER,
                ZJ_NS,
                "recognition:Answer",
                new AnswerRequest(id(), objection.objection(), "360000", Outcome.UPHELD, null));
    }

    @Test
    void an_answer_at_the_very_deadline_is_not_late() {
        var record = withoutAgreement(licences.issued(), Finding.OBJECTION);
        agreements.recognise(record);
        var objection = new ObjectRequest(id(), id(), record.recognition(), "CONTENT", null, 10);
        network.channel.submit(JX_CLERK, JX_NS, "recognition:Object", objection);
        network.channel.passes(10 * 24 * 60 * 60);
        var answer = new AnswerRequest(id(), objection.objection(), "360000", Outcome.UPHELD, null);
        network.channel.submit(ZJ_APPROVER, ZJ_NS, "recognition:Answer", answer);
        assertThat(network.channel.stored(ZJ_NS, LedgerKeys.answer("360000", objection.objection()), AnswerState.class))
                .hasValueSatisfying(stored -> assertThat(stored.late()).isFalse());
    }

    @Test
    void a_clerk_or_approver_of_the_agency_that_used_the_licence_objects_and_nobody_else() {
        var record = withoutAgreement(licences.issued(), Finding.OBJECTION);
        agreements.recognise(record);
        var objection = new ObjectRequest(id(), id(), record.recognition(), "CONTENT", null, 10);
        var code = TestNetwork.agencyCode("11360000", "00000009");
        network.register(
                JX_REGISTRAR, JX_NS, new AgencyEntry(code, "36ELS", labels("x"), List.of(Role.CLERK), List.of(), 0));
        refusesToObject("RECOGNITION_UNKNOWN", TestOfficer.of(JX_MSP, code, "clerk", "o-360009"), objection);
        refusesToObject("ROLE_MISSING", TestOfficer.of(JX_MSP, JX_MARKET, "keeper", "o-360008"), objection);
        refusesToObject("CALLER_OF_OTHER_REGION", ZJ_CLERK, objection);
        network.channel.submit(JX_APPROVER, JX_NS, "recognition:Object", objection);
        refusesToObject(
                "OBJECTION_EXISTS",
                JX_CLERK,
                new ObjectRequest(id(), objection.objection(), record.recognition(), "CONTENT", null, 10));
    }

    private void refusesToObject(String code, TestOfficer officer, ObjectRequest objection) {
        network.channel.refuses(code, officer, JX_NS, "recognition:Object", objection);
    }
}
