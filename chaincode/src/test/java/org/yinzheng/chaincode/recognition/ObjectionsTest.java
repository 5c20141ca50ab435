// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yinzheng.chaincode.recognition.TestAgreements.withoutAgreement;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_OTHER_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.id;

import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.testing.TestLicences;
import org.yinzheng.chaincode.testing.TestNetwork;

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
}
