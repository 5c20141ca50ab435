// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.junit.jupiter.api.Test;

class CatchUpTest {
    private static final String OWN = "ZhejiangMSP";

    @Test
    void peers_that_answer_differently_are_asked_again() {
        var details = List.of(detail("JiangxiMSP", "ProposalResponsePayloads do not match"));
        assertThat(limit(details)).isEqualTo(CatchUp.DISAGREEMENT);
    }

    @Test
    void another_organisation_s_peer_that_refuses_what_ours_accepts_is_asked_again() {
        var details = List.of(detail("JiangxiMSP", "chaincode response 500, NUMBER_NOT_NEXT: another number is due"));
        assertThat(limit(details)).isEqualTo(CatchUp.DISAGREEMENT);
    }

    @Test
    void a_refusal_of_all_peers_is_believed_at_once() {
        var refusal = "chaincode response 500, NUMBER_NOT_NEXT: another number is due";
        assertThat(limit(List.of(detail("JiangxiMSP", refusal), detail(OWN, refusal))))
                .isZero();
    }

    @Test
    void a_refusal_of_others_is_believed_where_ours_is_not_asked() {
        var details = List.of(detail("JiangxiMSP", "chaincode response 500, NUMBER_NOT_NEXT: another number is due"));
        assertThat(new CatchUp(OWN, Set.of("JiangxiMSP", "NationalMSP")).limit(details))
                .isZero();
    }

    @Test
    void what_our_own_peer_does_not_know_yet_is_waited_for_a_moment() {
        for (var code : List.of("TYPE_UNKNOWN", "AGREEMENT_NOT_IN_FORCE", "KEY_NOT_ACTIVE")) {
            var details = List.of(detail(OWN, "chaincode response 500, " + code + ": it is not there"));
            assertThat(limit(details)).as(code).isEqualTo(CatchUp.ABSENCE);
        }
    }

    @Test
    void what_our_own_peer_forbids_is_believed_at_once() {
        for (var code : List.of("ROLE_MISSING", "LICENCE_EXISTS", "TRANSITION_REFUSED")) {
            var details = List.of(detail(OWN, "chaincode response 500, " + code + ": no"));
            assertThat(new CatchUp(OWN, Set.of()).again(details)).as(code).isFalse();
        }
    }

    @Test
    void a_failure_without_a_refusal_is_not_waited_out() {
        assertThat(new CatchUp(OWN, Set.of()).again(List.of(detail("JiangxiMSP", "connection refused"))))
                .isFalse();
        assertThat(new CatchUp(OWN, Set.of()).again(List.of())).isFalse();
    }

    @Test
    void asking_again_ends() {
        var details = List.of(detail(OWN, "chaincode response 500, TYPE_UNKNOWN: there is no such type"));
        var waiting = new CatchUp(OWN, Set.of());
        int rounds = 0;
        while (waiting.again(details)) {
            rounds++;
        }
        assertThat(rounds).isBetween(1, 10);
    }

    private static Duration limit(List<ErrorDetail> details) {
        return new CatchUp(OWN, Set.of(OWN, "JiangxiMSP")).limit(details);
    }

    private static ErrorDetail detail(String mspId, String message) {
        return ErrorDetail.newBuilder()
                .setMspId(mspId)
                .setAddress("peer0:7051")
                .setMessage(message)
                .build();
    }
}
