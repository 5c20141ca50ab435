// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yinzheng.chaincode.recognition.TestAgreements.proposal;
import static org.yinzheng.chaincode.recognition.TestAgreements.terms;
import static org.yinzheng.chaincode.testing.TestNetwork.COMMON;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.id;

import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.registry.FenceAnswer;
import org.yinzheng.chaincode.registry.FenceRequest;
import org.yinzheng.chaincode.testing.TestNetwork;

/** A fence stands in the namespace of its caller, the call that it stops may go to another. */
class FenceAcrossNamespacesTest {
    private final TestNetwork network = new TestNetwork();

    @Test
    void a_fence_in_the_callers_own_namespace_stops_its_call_in_another() {
        var proposal = proposal(1, terms());
        var late = network.channel.endorse(ZJ_APPROVER, COMMON, "recognition:Propose", proposal);
        network.channel.submit(ZJ_APPROVER, ZJ_NS, "registry:Fence", new FenceRequest(id(), proposal.requestId()));
        assertThat(network.channel.commit(late)).isFalse();
        network.channel.refuses("REQUEST_FENCED", ZJ_APPROVER, COMMON, "recognition:Propose", proposal);
    }

    @Test
    void a_fence_tells_the_answer_of_a_call_that_was_carried_out_in_another_namespace() {
        var proposal = proposal(1, terms());
        var answer = network.channel.submit(ZJ_APPROVER, COMMON, "recognition:Propose", proposal);
        var fence = network.channel.submit(ZJ_APPROVER, ZJ_NS, "registry:Fence", fenceOf(proposal), FenceAnswer.class);
        assertThat(fence.fenced()).isFalse();
        assertThat(fence.answer()).isEqualTo(answer);
    }

    @Test
    void of_a_call_in_another_namespace_and_its_fence_only_the_first_is_recorded() {
        var proposal = proposal(1, terms());
        var original = network.channel.endorse(ZJ_APPROVER, COMMON, "recognition:Propose", proposal);
        var late = network.channel.endorse(ZJ_APPROVER, ZJ_NS, "registry:Fence", fenceOf(proposal));
        assertThat(network.channel.commit(original)).isTrue();
        assertThat(network.channel.commit(late)).isFalse();
    }

    private static FenceRequest fenceOf(ProposeAgreementRequest request) {
        return new FenceRequest(id(), request.requestId(), COMMON);
    }
}
