// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yinzheng.chaincode.testing.TestNetwork.BUSINESS;
import static org.yinzheng.chaincode.testing.TestNetwork.PERSONAL;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_KID;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_MARKET;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_OTHER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_OTHER_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.id;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.registry.CloseKeyRequest;
import org.yinzheng.chaincode.registry.FenceAnswer;
import org.yinzheng.chaincode.registry.FenceRequest;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.chaincode.testing.TestLicences;
import org.yinzheng.chaincode.testing.TestNetwork;
import org.yinzheng.chaincode.testing.TestOfficer;

/** Issuing: what is written, once, and what is refused. */
class LicenceIssueTest {
    private final TestNetwork network = new TestNetwork();
    private final TestLicences licences = new TestLicences(network);

    @Test
    void an_issued_licence_is_valid_and_found_by_identifier_and_digest() {
        var entry = licences.issued();
        var view = licences.view(ZJ_NS, entry.licenceId());
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
    void an_imported_licence_says_so_for_good_and_a_new_one_has_no_such_member() {
        var entry = licences.entry(BUSINESS);
        var issue = licences.issue(List.of(entry));
        var request = new IssueRequest(
                issue.requestId(), issue.type(), issue.typeVersion(), issue.kid(), issue.licences(), true, null);
        var endorsed = network.channel.endorse(ZJ_CLERK, ZJ_NS, "licence:Issue", request);
        assertThat(endorsed.readCount()).isEqualTo(7);
        assertThat(endorsed.writeCount()).isEqualTo(4);
        network.channel.submit(ZJ_CLERK, ZJ_NS, "licence:Issue", request);
        assertThat(licences.view(ZJ_NS, entry.licenceId()).body().imported()).isTrue();
        var fresh = licences.view(ZJ_NS, licences.issued().licenceId()).body();
        assertThat(CanonicalJson.write(fresh)).doesNotContain("imported");
    }

    @Test
    void imported_has_one_spelling_for_yes_and_none_for_no() {
        var text = CanonicalJson.write(licences.issue(List.of(licences.entry(BUSINESS))));
        assertThatThrownBy(() -> CanonicalJson.read("{\"imported\":false," + text.substring(1), IssueRequest.class))
                .hasMessageStartingWith("ARGUMENT_INVALID");
        assertThat(CanonicalJson.read("{\"imported\":true," + text.substring(1), IssueRequest.class)
                        .imported())
                .isTrue();
    }

    @Test
    void a_licence_has_the_data_grade_of_its_type_or_a_higher_one() {
        refused("DATA_GRADE_TOO_LOW", ZJ_CLERK, "licence:Issue", personal(2));
        network.channel.submit(ZJ_CLERK, ZJ_NS, "licence:Issue", personal(3));
        network.channel.submit(ZJ_CLERK, ZJ_NS, "licence:Issue", personal(4));
    }

    private IssueRequest personal(int dataGrade) {
        var entry = licences.entry(PERSONAL);
        var graded = new LicenceEntry(
                entry.licenceId(),
                entry.statusIndex(),
                entry.issueDate(),
                entry.validFrom(),
                entry.validTo(),
                entry.holderCommitment(),
                entry.fileDigest(),
                dataGrade,
                entry.credentials());
        return new IssueRequest(id(), PERSONAL, 1, ZJ_KID, List.of(graded));
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
        refused("REQUEST_ID_REUSED", ZJ_CLERK, "licence:Issue", other);
    }

    @Test
    void two_endorsements_of_one_request_commit_once() {
        var request = licences.issue(List.of(licences.entry(BUSINESS)));
        var first = network.channel.endorse(ZJ_CLERK, ZJ_NS, "licence:Issue", request);
        var second = network.channel.endorse(ZJ_CLERK, ZJ_NS, "licence:Issue", request);
        assertThat(network.channel.commit(first)).isTrue();
        assertThat(network.channel.commit(second)).isFalse();
    }

    @Test
    void a_fence_stops_a_late_original_and_refuses_the_request_for_ever() {
        var request = licences.issue(List.of(licences.entry(BUSINESS)));
        var late = network.channel.endorse(ZJ_CLERK, ZJ_NS, "licence:Issue", request);
        var fence = new FenceRequest(id(), request.requestId());
        assertThat(network.channel
                        .submit(ZJ_APPROVER, ZJ_NS, "registry:Fence", fence, FenceAnswer.class)
                        .fenced())
                .isTrue();
        assertThat(network.channel.commit(late)).isFalse();
        refused("REQUEST_FENCED", ZJ_CLERK, "licence:Issue", request);
    }

    @Test
    void a_fence_after_the_fact_tells_the_answer() {
        var request = licences.issue(List.of(licences.entry(BUSINESS)));
        var answer = network.channel.submit(ZJ_CLERK, ZJ_NS, "licence:Issue", request);
        var fence = network.channel.submit(
                ZJ_CLERK, ZJ_NS, "registry:Fence", new FenceRequest(id(), request.requestId()), FenceAnswer.class);
        assertThat(fence.fenced()).isFalse();
        assertThat(fence.answer()).isEqualTo(answer);
    }

    @Test
    void fifty_licences_are_issued_in_one_transaction_or_none() {
        List<LicenceEntry> fifty = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            fifty.add(licences.entry(BUSINESS));
        }
        var answer = network.channel.submit(ZJ_CLERK, ZJ_NS, "licence:Issue", licences.issue(fifty), IssueAnswer.class);
        assertThat(answer.count()).isEqualTo(50);
        var withOld = List.of(licences.entry(BUSINESS), fifty.get(0));
        refused("LICENCE_EXISTS", ZJ_CLERK, "licence:Issue", licences.issue(withOld));
    }

    @Test
    void an_identifier_a_digest_and_a_status_index_are_used_once_even_inside_one_call() {
        var first = licences.entry(BUSINESS, ZJ_MARKET, "A1", 500, null);
        var sameId = licences.entry(BUSINESS, ZJ_MARKET, "A1", 501, null);
        var sameIndex = licences.entry(BUSINESS, ZJ_MARKET, "A2", 500, null);
        var sameDigest = new LicenceEntry(
                licences.entry(BUSINESS).licenceId(),
                502,
                "2026-11-22",
                "2026-11-22",
                null,
                first.holderCommitment(),
                first.fileDigest(),
                2,
                first.credentials());
        refused("LICENCE_EXISTS", ZJ_CLERK, "licence:Issue", licences.issue(List.of(first, sameId)));
        refused("STATUS_INDEX_TAKEN", ZJ_CLERK, "licence:Issue", licences.issue(List.of(first, sameIndex)));
        refused("DIGEST_EXISTS", ZJ_CLERK, "licence:Issue", licences.issue(List.of(first, sameDigest)));
        licences.issued(first);
        refused("LICENCE_EXISTS", ZJ_CLERK, "licence:Issue", licences.issue(List.of(sameId)));
        refused("STATUS_INDEX_TAKEN", ZJ_CLERK, "licence:Issue", licences.issue(List.of(sameIndex)));
        refused("DIGEST_EXISTS", ZJ_CLERK, "licence:Issue", licences.issue(List.of(sameDigest)));
    }

    @Test
    void two_issues_of_one_identifier_in_one_block_commit_once() {
        var entry = licences.entry(BUSINESS);
        var first = network.channel.endorse(ZJ_CLERK, ZJ_NS, "licence:Issue", licences.issue(List.of(entry)));
        var second = network.channel.endorse(ZJ_CLERK, ZJ_NS, "licence:Issue", licences.issue(List.of(entry)));
        assertThat(network.channel.commit(first)).isTrue();
        assertThat(network.channel.commit(second)).isFalse();
    }

    @Test
    void arguments_that_name_another_issuer_are_refused() {
        var entry = licences.entry(BUSINESS, ZJ_OTHER, null);
        refused("LICENCE_ID_MISMATCH", ZJ_CLERK, "licence:Issue", licences.issue(List.of(entry)));
        refused("KEY_OF_OTHER_AGENCY", ZJ_OTHER_CLERK, "licence:Issue", licences.issue(List.of(entry)));
    }

    @Test
    void a_closed_key_cannot_issue_and_turns_issues_in_flight_into_conflicts() {
        var inFlight = network.channel.endorse(
                ZJ_CLERK, ZJ_NS, "licence:Issue", licences.issue(List.of(licences.entry(BUSINESS))));
        network.channel.submit(
                ZJ_CLERK, ZJ_NS, "registry:CloseKey", new CloseKeyRequest(id(), ZJ_KID, KeyState.Closing.COMPROMISED));
        assertThat(network.channel.commit(inFlight)).isFalse();
        refused("KEY_CLOSED", ZJ_CLERK, "licence:Issue", licences.issue(List.of(licences.entry(BUSINESS))));
    }

    @Test
    void the_issued_at_of_a_credential_is_near_its_record() {
        var entry = licences.entry(BUSINESS);
        network.channel.passes(24 * 60 * 60 + 1);
        refused("ISSUED_AT_TOO_OLD", ZJ_CLERK, "licence:Issue", licences.issue(List.of(entry)));
        network.channel.passes(-2 * 24 * 60 * 60);
        refused("ISSUED_AT_IN_FUTURE", ZJ_CLERK, "licence:Issue", licences.issue(List.of(entry)));
    }

    @Test
    void a_timestamp_ten_years_off_meets_the_issued_at() {
        var entry = licences.entry(BUSINESS);
        network.channel.time(Instant.parse("2036-11-22T00:00:00Z"));
        refused("ISSUED_AT_TOO_OLD", ZJ_CLERK, "licence:Issue", licences.issue(List.of(entry)));
        network.channel.time(Instant.parse("2026-11-01T00:00:00Z"));
        refused("ISSUED_AT_IN_FUTURE", ZJ_CLERK, "licence:Issue", licences.issue(List.of(entry)));
    }

    @Test
    void a_serial_that_shows_a_person_is_refused_for_types_about_persons_only() {
        for (var serial : List.of("330106190001019994", "ZJ33010619000102008X", "13800138000", "A8613800138000")) {
            var personal = licences.entry(PERSONAL, ZJ_MARKET, serial, 700, null);
            var request = new IssueRequest(id(), PERSONAL, 1, ZJ_KID, List.of(personal));
            assertThatThrownBy(() -> network.channel.endorse(ZJ_CLERK, ZJ_NS, "licence:Issue", request))
                    .hasMessageStartingWith("SERIAL_REVEALS_PERSON")
                    .hasMessageNotContaining(serial);
        }
        licences.issued(licences.entry(BUSINESS, ZJ_MARKET, "13800138000", 701, null));
    }

    @Test
    void a_type_version_not_in_use_and_an_index_beyond_the_list_are_refused() {
        var entry = licences.entry(BUSINESS);
        refused(
                "TYPE_VERSION_NOT_IN_USE",
                ZJ_CLERK,
                "licence:Issue",
                new IssueRequest(id(), BUSINESS, 2, ZJ_KID, List.of(entry)));
        refused("TYPE_NOT_PERMITTED", ZJ_CLERK, "licence:Issue", new IssueRequest(id(), 99, 1, ZJ_KID, List.of(entry)));
        var beyond = licences.entry(BUSINESS, ZJ_MARKET, "B1", 100_000, null);
        refused("STATUS_INDEX_OUT_OF_RANGE", ZJ_CLERK, "licence:Issue", licences.issue(List.of(beyond)));
    }

    private void refused(String code, TestOfficer officer, String function, Object request) {
        network.channel.refuses(code, officer, ZJ_NS, function, request);
    }
}
