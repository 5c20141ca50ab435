// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yinzheng.chaincode.testing.TestNetwork.BUSINESS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.id;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.registry.FenceAnswer;
import org.yinzheng.chaincode.registry.FenceRequest;
import org.yinzheng.chaincode.testing.TestLicences;
import org.yinzheng.chaincode.testing.TestNetwork;

/** Requests for one licence each that come in one call: to each of them it is as if it had come alone. */
class JoinedIssueTest {
    private final TestNetwork network = new TestNetwork();
    private final TestLicences licences = new TestLicences(network);
    private final IssueRequest first = licences.issue(List.of(licences.entry(BUSINESS)));
    private final IssueRequest second = licences.issue(List.of(licences.entry(BUSINESS)));

    @Test
    void each_licence_names_the_request_that_asked_for_it() {
        assertThat(issue(joined(first, second)).count()).isEqualTo(2);
        assertThat(requestOf(first)).isEqualTo(first.requestId());
        assertThat(requestOf(second)).isEqualTo(second.requestId());
    }

    @Test
    void a_joined_request_that_comes_again_alone_has_its_answer_and_writes_nothing() {
        var call = issue(joined(first, second));
        var again = network.channel.endorse(ZJ_CLERK, ZJ_NS, "licence:Issue", second);
        assertThat(again.writeCount()).isZero();
        assertThat(CanonicalJson.read(again.answer(), IssueAnswer.class))
                .isEqualTo(new IssueAnswer(call.transactionId(), call.recordedAt(), 1));
    }

    @Test
    void a_joined_request_id_is_used_up() {
        issue(joined(first, second));
        var other = renamed(licences.issue(List.of(licences.entry(BUSINESS))), second.requestId());
        refused("REQUEST_ID_REUSED", other);
    }

    @Test
    void one_request_that_was_carried_out_refuses_the_whole_call() {
        issue(second);
        var third = renamed(licences.issue(List.of(licences.entry(BUSINESS))), second.requestId());
        refused("REQUEST_ID_REUSED", joined(first, third));
        assertThat(issue(first).count()).isEqualTo(1);
    }

    @Test
    void the_fence_of_one_request_stops_the_late_call_that_joins_it() {
        var late = network.channel.endorse(ZJ_CLERK, ZJ_NS, "licence:Issue", joined(first, second));
        assertThat(fence(second).fenced()).isTrue();
        assertThat(network.channel.commit(late)).isFalse();
        refused("REQUEST_FENCED", joined(first, second));
        refused("REQUEST_FENCED", second);
        assertThat(issue(first).count()).isEqualTo(1);
    }

    @Test
    void a_fence_after_the_fact_tells_the_answer_of_the_one_request() {
        var call = issue(joined(first, second));
        var fence = fence(first);
        assertThat(fence.fenced()).isFalse();
        assertThat(fence.answer())
                .isEqualTo(CanonicalJson.write(new IssueAnswer(call.transactionId(), call.recordedAt(), 1)));
    }

    @Test
    void ten_joined_requests_read_and_write_four_keys_each_and_a_few_together() {
        var ten = IntStream.range(0, 10)
                .mapToObj(i -> licences.issue(List.of(licences.entry(BUSINESS))))
                .toArray(IssueRequest[]::new);
        var endorsed = network.channel.endorse(ZJ_CLERK, ZJ_NS, "licence:Issue", joined(ten));
        // licence, digest, status index and request id of each; agency, type, key and the call's own request id
        assertThat(endorsed.readCount()).isEqualTo(10 * 4 + 4);
        assertThat(endorsed.writeCount()).isEqualTo(10 * 4 + 1);
    }

    @Test
    void the_request_ids_are_one_for_each_licence_and_all_different() {
        malformed(List.of(id()));
        malformed(List.of(id(), id(), id()));
        var one = id();
        malformed(List.of(one, one));
        malformed(List.of(id(), "not-a-uuid"));
        var call = joined(first, second);
        assertThatThrownBy(() -> with(call.requestId(), call.licences(), List.of(id(), call.requestId())))
                .hasMessageStartingWith("ARGUMENT_INVALID");
    }

    private void malformed(List<String> joined) {
        var entries = joined(first, second).licences();
        assertThatThrownBy(() -> with(id(), entries, joined)).hasMessageStartingWith("ARGUMENT_INVALID");
    }

    private IssueAnswer issue(IssueRequest request) {
        return network.channel.submit(ZJ_CLERK, ZJ_NS, "licence:Issue", request, IssueAnswer.class);
    }

    private FenceAnswer fence(IssueRequest request) {
        return network.channel.submit(
                ZJ_APPROVER, ZJ_NS, "registry:Fence", new FenceRequest(id(), request.requestId()), FenceAnswer.class);
    }

    private String requestOf(IssueRequest request) {
        return licences.view(ZJ_NS, request.licences().get(0).licenceId())
                .body()
                .requestId();
    }

    private void refused(String code, IssueRequest request) {
        network.channel.refuses(code, ZJ_CLERK, ZJ_NS, "licence:Issue", request);
    }

    private static IssueRequest joined(IssueRequest... requests) {
        var all = List.of(requests);
        return with(
                id(),
                all.stream().map(one -> one.licences().get(0)).toList(),
                all.stream().map(IssueRequest::requestId).toList());
    }

    private static IssueRequest renamed(IssueRequest request, String requestId) {
        return with(requestId, request.licences(), null);
    }

    private static IssueRequest with(String requestId, List<LicenceEntry> entries, @Nullable List<String> joined) {
        return new IssueRequest(requestId, BUSINESS, 1, TestNetwork.ZJ_KID, entries, null, joined);
    }
}
