// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yinzheng.chaincode.testing.TestNetwork.BUSINESS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.testing.TestLicences;
import org.yinzheng.chaincode.testing.TestNetwork;

class LicenceLifeTest {
    private final TestNetwork network = new TestNetwork();
    private final TestLicences licences = new TestLicences(network);

    @Test
    void an_issued_licence_is_valid_and_found_by_identifier_and_digest() {
        var entry = licences.issued();
        var view = network.channel.evaluate(
                ZJ_CLERK, ZJ_NS, "licence:Read", new LicenceQuery(entry.licenceId()), LicenceView.class);
        assertThat(view.state().state()).isEqualTo(LicenceStatus.VALID);
        assertThat(view.state().seq()).isEqualTo(1);
        var digest = entry.credentials().get(0).digest();
        assertThat(network.channel.evaluate(
                        ZJ_CLERK, ZJ_NS, "licence:ReadByDigest", new DigestQuery(digest), LicenceView.class))
                .isEqualTo(view);
    }

    @Test
    void a_single_issue_reads_seven_keys_and_writes_four() {
        var endorsed = network.channel.endorse(
                ZJ_CLERK, ZJ_NS, "licence:Issue", licences.issue(List.of(licences.entry(BUSINESS))));
        assertThat(endorsed.readCount()).isEqualTo(7);
        assertThat(endorsed.writeCount()).isEqualTo(4);
    }

    @Test
    void the_same_request_again_has_the_same_answer_and_writes_nothing() {
        var request = licences.issue(List.of(licences.entry(BUSINESS)));
        var first = network.channel.submit(ZJ_CLERK, ZJ_NS, "licence:Issue", request);
        var again = network.channel.endorse(ZJ_CLERK, ZJ_NS, "licence:Issue", request);
        assertThat(again.answer()).isEqualTo(first);
        assertThat(again.writeCount()).isZero();
    }

    @Test
    void the_same_request_id_with_other_arguments_is_refused() {
        var request = licences.issue(List.of(licences.entry(BUSINESS)));
        network.channel.submit(ZJ_CLERK, ZJ_NS, "licence:Issue", request);
        var other = new IssueRequest(
                request.requestId(),
                request.type(),
                request.typeVersion(),
                request.kid(),
                List.of(licences.entry(BUSINESS)));
        assertThatThrownBy(() -> network.channel.endorse(ZJ_CLERK, ZJ_NS, "licence:Issue", other))
                .hasMessageStartingWith("REQUEST_ID_REUSED");
    }
}
