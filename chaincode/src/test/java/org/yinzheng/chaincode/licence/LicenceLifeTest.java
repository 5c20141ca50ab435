// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yinzheng.chaincode.testing.TestNetwork.BUSINESS;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_KID;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.PERSONAL;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_KID;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_MARKET;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_OTHER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_OTHER_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_OTHER_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_REGISTRAR;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_REGISTRY;
import static org.yinzheng.chaincode.testing.TestNetwork.id;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.registry.BeatRequest;
import org.yinzheng.chaincode.registry.CloseAgencyRequest;
import org.yinzheng.chaincode.registry.SucceedAgencyRequest;
import org.yinzheng.chaincode.registry.UpdateAgencyRequest;
import org.yinzheng.chaincode.testing.TestLicences;
import org.yinzheng.chaincode.testing.TestNetwork;
import org.yinzheng.chaincode.testing.TestOfficer;

/** What happens to a licence after it was issued. */
class LicenceLifeTest {
    private final TestNetwork network = new TestNetwork();
    private final TestLicences licences = new TestLicences(network);

    @Test
    void a_replaced_licence_lapses_and_is_linked_with_its_successor_both_ways() {
        var old = licences.issued();
        var request = licences.replace(Operation.CHANGE, old.licenceId());
        var answer = network.channel.submit(ZJ_CLERK, ZJ_NS, "licence:Replace", request, OperationAnswer.class);
        assertThat(answer.successor()).isEqualTo(request.licence().licenceId());
        var before = licences.view(ZJ_NS, old.licenceId());
        assertThat(before.state().state()).isEqualTo(LicenceStatus.LAPSED);
        assertThat(before.state().successor()).isEqualTo(request.licence().licenceId());
        assertThat(before.state().credentials()).allMatch(credential -> credential.to() != null);
        var after = licences.view(ZJ_NS, request.licence().licenceId());
        assertThat(after.body().predecessor()).isEqualTo(old.licenceId());
        assertThat(after.state().state()).isEqualTo(LicenceStatus.VALID);
    }

    @Test
    void a_suspension_replayed_after_the_restoration_has_its_old_answer_and_suspends_nothing() {
        var licence = licences.issued();
        var suspend = licences.operate(Operation.SUSPEND, licence.licenceId(), null, null);
        var first = network.channel.submit(ZJ_CLERK, ZJ_NS, "licence:Operate", suspend);
        licences.operated(ZJ_CLERK, Operation.RESTORE, licence.licenceId(), null, null);
        assertThat(network.channel.submit(ZJ_CLERK, ZJ_NS, "licence:Operate", suspend))
                .isEqualTo(first);
        assertThat(licences.state(licence.licenceId()).state()).isEqualTo(LicenceStatus.VALID);
    }

    @Test
    void an_operation_on_a_state_that_has_changed_since_is_refused() {
        var licence = licences.issued();
        var late = licences.operate(Operation.END, licence.licenceId(), LicenceStatus.REVOKED, null);
        licences.operated(ZJ_CLERK, Operation.SUSPEND, licence.licenceId(), null, null);
        refused("SEQUENCE_MISMATCH", ZJ_APPROVER, "licence:Operate", late);
    }

    @Test
    void who_issued_a_licence_does_not_end_it() {
        var licence = licences.issued();
        var sameName = TestOfficer.of("ZhejiangMSP", ZJ_MARKET, "approver", ZJ_CLERK.name());
        refused(
                "SAME_OFFICER",
                sameName,
                "licence:Operate",
                licences.operate(Operation.END, licence.licenceId(), LicenceStatus.REVOKED, null));
    }

    @Test
    void a_licence_expires_only_after_its_last_day_in_china() {
        var licence = licences.issued(licences.entry(BUSINESS, ZJ_MARKET, "2026-11-25"));
        var expire = licences.operate(Operation.EXPIRE, licence.licenceId(), null, null);
        network.channel.time(Instant.parse("2026-11-25T15:59:59Z"));
        refused("NOT_YET_EXPIRED", ZJ_CLERK, "licence:Operate", expire);
        network.channel.time(Instant.parse("2026-11-25T16:00:00Z"));
        network.channel.submit(ZJ_CLERK, ZJ_NS, "licence:Operate", expire);
        var longTerm = licences.issued(licences.entry(BUSINESS, ZJ_MARKET, null));
        network.channel.time(Instant.parse("2099-01-01T00:00:00Z"));
        refused(
                "NOT_YET_EXPIRED",
                ZJ_CLERK,
                "licence:Operate",
                licences.operate(Operation.EXPIRE, longTerm.licenceId(), null, null));
    }

    @Test
    void a_licence_records_eight_credentials_and_no_more() {
        var licence = licences.issued();
        for (int i = 2; i <= 8; i++) {
            network.channel.submit(ZJ_CLERK, ZJ_NS, "licence:Bind", bind(licence.licenceId()));
        }
        refused("TOO_MANY_CREDENTIALS", ZJ_CLERK, "licence:Bind", bind(licence.licenceId()));
        var digest = licences.state(licence.licenceId()).credentials().get(3).digest();
        var unbind = new UnbindRequest(
                id(), licence.licenceId(), licences.state(licence.licenceId()).seq(), digest, "LOST");
        network.channel.submit(ZJ_CLERK, ZJ_NS, "licence:Unbind", unbind);
        var state = licences.state(licence.licenceId());
        assertThat(state.credentials().get(3).to()).isNotNull();
        assertThat(state.state()).isEqualTo(LicenceStatus.VALID);
        refused(
                "DIGEST_UNKNOWN",
                ZJ_CLERK,
                "licence:Unbind",
                new UnbindRequest(id(), licence.licenceId(), state.seq(), digest, "LOST"));
    }

    @Test
    void the_successor_of_an_agency_acts_on_its_licences_and_the_predecessor_no_more() {
        var licence = licences.issued();
        network.channel.submit(
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:SucceedAgency",
                new SucceedAgencyRequest(id(), ZJ_MARKET, 1, ZJ_OTHER, "REFORM"));
        refused(
                "AGENCY_CLOSED",
                ZJ_CLERK,
                "licence:Operate",
                licences.operate(Operation.SUSPEND, licence.licenceId(), null, null));
        var answer = network.channel.submit(
                ZJ_OTHER_CLERK,
                ZJ_NS,
                "licence:Operate",
                licences.operate(Operation.SUSPEND, licence.licenceId(), null, null),
                OperationAnswer.class);
        assertThat(answer.state()).isEqualTo(LicenceStatus.SUSPENDED);
    }

    @Test
    void a_closed_agency_may_still_be_given_a_successor_which_ends_its_licences() {
        var licence = licences.issued();
        network.channel.submit(
                ZJ_REGISTRAR, ZJ_NS, "registry:CloseAgency", new CloseAgencyRequest(id(), ZJ_MARKET, 1, "REFORM"));
        var end = licences.operate(Operation.END, licence.licenceId(), LicenceStatus.REVOKED, null);
        refused("NOT_ISSUER", ZJ_OTHER_APPROVER, "licence:Operate", end);
        network.channel.submit(
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:SucceedAgency",
                new SucceedAgencyRequest(id(), ZJ_MARKET, 2, ZJ_OTHER, "REFORM"));
        network.channel.submit(ZJ_OTHER_APPROVER, ZJ_NS, "licence:Operate", end);
        assertThat(licences.state(licence.licenceId()).state()).isEqualTo(LicenceStatus.REVOKED);
        refused("AGENCY_CLOSED", ZJ_CLERK, "registry:Beat", new BeatRequest(id()));
        refused(
                "AGENCY_CLOSED",
                ZJ_REGISTRAR,
                "registry:SucceedAgency",
                new SucceedAgencyRequest(id(), ZJ_MARKET, 3, ZJ_REGISTRY, "REFORM"));
    }

    @Test
    void an_agency_that_may_no_longer_issue_the_type_binds_no_credential_and_still_closes_them() {
        var licence = licences.issued();
        network.channel.submit(
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:UpdateAgency",
                new UpdateAgencyRequest(
                        id(),
                        ZJ_MARKET,
                        1,
                        TestNetwork.labels("Market"),
                        List.of(Role.CLERK, Role.KEEPER),
                        List.of(PERSONAL),
                        List.of(),
                        0));
        refused("TYPE_NOT_PERMITTED", ZJ_CLERK, "licence:Bind", bind(licence.licenceId()));
        var digest = licence.credentials().get(0).digest();
        network.channel.submit(
                ZJ_CLERK, ZJ_NS, "licence:Unbind", new UnbindRequest(id(), licence.licenceId(), 1, digest, "LOST"));
        assertThat(licences.state(licence.licenceId()).credentials().get(0).to())
                .isNotNull();
    }

    @Test
    void a_transfer_is_taken_in_once_and_links_both_identifiers() {
        var losing = movedOut();
        var request = transferIn(losing.licenceId());
        network.channel.submit(JX_CLERK, JX_NS, "licence:TransferIn", request);
        var taken = licences.view(JX_NS, request.licence().licenceId());
        assertThat(taken.body().predecessor()).isEqualTo(losing.licenceId());
        assertThat(taken.body().fromRegion()).isEqualTo("330000");
        network.channel.refuses(
                "ALREADY_TAKEN_IN", JX_CLERK, JX_NS, "licence:TransferIn", transferIn(losing.licenceId()));
    }

    @Test
    void a_licence_not_moved_here_is_not_taken_in() {
        var licence = licences.issued();
        network.channel.refuses(
                "NOT_MOVED_HERE", JX_CLERK, JX_NS, "licence:TransferIn", transferIn(licence.licenceId()));
        licences.operated(ZJ_APPROVER, Operation.TRANSFER_OUT, licence.licenceId(), null, "100000");
        network.channel.refuses(
                "NOT_MOVED_HERE", JX_CLERK, JX_NS, "licence:TransferIn", transferIn(licence.licenceId()));
    }

    @Test
    void of_an_undo_and_a_taking_in_at_once_exactly_one_commits() {
        for (boolean undoFirst : List.of(true, false)) {
            var losing = movedOut();
            var undo = network.channel.endorse(
                    ZJ_APPROVER,
                    ZJ_NS,
                    "licence:Operate",
                    licences.operate(Operation.UNDO, losing.licenceId(), null, null));
            var takeIn = network.channel.endorse(JX_CLERK, JX_NS, "licence:TransferIn", transferIn(losing.licenceId()));
            assertThat(network.channel.commit(undoFirst ? undo : takeIn)).isTrue();
            assertThat(network.channel.commit(undoFirst ? takeIn : undo)).isFalse();
        }
    }

    @Test
    void the_history_tells_every_operation_in_pages() {
        var licence = licences.issued();
        for (int i = 0; i < 3; i++) {
            licences.operated(ZJ_CLERK, Operation.SUSPEND, licence.licenceId(), null, null);
            licences.operated(ZJ_CLERK, Operation.RESTORE, licence.licenceId(), null, null);
        }
        List<OperationState> all = new ArrayList<>();
        String after = null;
        do {
            var json = network.channel
                    .endorse(JX_CLERK, ZJ_NS, "licence:History", new HistoryQuery(licence.licenceId(), after, 3))
                    .answer();
            var page = CanonicalJson.readPage(json, OperationState.class);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        assertThat(all).extracting(OperationState::seq).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(all.get(0).operation()).isEqualTo(Operation.ISSUE);
        assertThat(all.get(6).to()).isEqualTo(LicenceStatus.VALID);
    }

    @Test
    void the_same_call_writes_the_same_bytes_on_every_peer() {
        var request = licences.issue(List.of(licences.entry(BUSINESS), licences.entry(BUSINESS)));
        var here = network.channel.endorse(ZJ_CLERK, ZJ_NS, "licence:Issue", request);
        var there = new TestNetwork().channel.endorse(ZJ_CLERK, ZJ_NS, "licence:Issue", request);
        assertThat(there.onLedger().replace(there.transactionId(), "T"))
                .isEqualTo(here.onLedger().replace(here.transactionId(), "T"));
    }

    private LicenceEntry movedOut() {
        var licence = licences.issued();
        licences.operated(ZJ_APPROVER, Operation.TRANSFER_OUT, licence.licenceId(), null, "360000");
        return licence;
    }

    private TransferInRequest transferIn(String losing) {
        return new TransferInRequest(id(), "330000", losing, BUSINESS, 1, JX_KID, licences.jiangxiEntry(BUSINESS));
    }

    private BindRequest bind(String licenceId) {
        return new BindRequest(id(), licenceId, licences.state(licenceId).seq(), ZJ_KID, licences.credential());
    }

    private void refused(String code, TestOfficer officer, String function, Object request) {
        network.channel.refuses(code, officer, ZJ_NS, function, request);
    }
}
