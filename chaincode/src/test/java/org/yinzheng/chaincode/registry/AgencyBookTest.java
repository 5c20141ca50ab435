// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import static org.yinzheng.chaincode.testing.TestNetwork.JX_REGISTRAR;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_KID;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_MARKET;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_MSP;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_OTHER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_REGISTRAR;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_REGISTRY;
import static org.yinzheng.chaincode.testing.TestNetwork.id;
import static org.yinzheng.chaincode.testing.TestNetwork.labels;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.testing.TestNetwork;
import org.yinzheng.chaincode.testing.TestOfficer;

/** Who keeps a region's agencies, and whom their entries let act. */
class AgencyBookTest {
    private final TestNetwork network = new TestNetwork();

    @Test
    void an_issuer_code_is_of_the_region_and_never_given_again() {
        var code = TestNetwork.agencyCode("11330000", "00000009");
        network.channel.refuses(
                "ISS_TAKEN", ZJ_REGISTRAR, ZJ_NS, "registry:RegisterAgency", registration(code, "33MKT"));
        network.channel.refuses(
                "ARGUMENT_INVALID", ZJ_REGISTRAR, ZJ_NS, "registry:RegisterAgency", registration(code, "36MKT"));
        network.channel.refuses(
                "ARGUMENT_INVALID", ZJ_REGISTRAR, ZJ_NS, "registry:RegisterAgency", registration(code, "33-MK"));
        network.channel.refuses(
                "AGENCY_EXISTS", ZJ_REGISTRAR, ZJ_NS, "registry:RegisterAgency", registration(ZJ_MARKET, "33NEW"));
        network.channel.submit(
                ZJ_REGISTRAR, ZJ_NS, "registry:CloseAgency", new CloseAgencyRequest(id(), ZJ_OTHER, 1, "REFORM"));
        network.channel.refuses(
                "ISS_TAKEN", ZJ_REGISTRAR, ZJ_NS, "registry:RegisterAgency", registration(code, "33OTH"));
    }

    @Test
    void only_a_registrar_of_the_region_keeps_its_agencies_and_grants_no_national_role() {
        var code = TestNetwork.agencyCode("11330000", "00000009");
        network.channel.refuses(
                "ROLE_MISSING", ZJ_CLERK, ZJ_NS, "registry:RegisterAgency", registration(code, "33NEW"));
        network.channel.refuses(
                "CALLER_OF_OTHER_REGION", JX_REGISTRAR, ZJ_NS, "registry:RegisterAgency", registration(code, "33NEW"));
        var national = new AgencyEntry(code, "33NEW", labels("x"), List.of(Role.NATIONAL), List.of(), 0);
        network.channel.refuses(
                "ROLE_NOT_GRANTED",
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:RegisterAgency",
                new RegisterAgencyRequest(id(), national));
    }

    @Test
    void a_registrar_cannot_close_or_strip_its_own_agency_and_a_successor_is_another_active_one() {
        network.channel.refuses(
                "ARGUMENT_INVALID",
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:CloseAgency",
                new CloseAgencyRequest(id(), ZJ_REGISTRY, 1, "X"));
        network.channel.refuses(
                "ARGUMENT_INVALID",
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:UpdateAgency",
                new UpdateAgencyRequest(
                        id(), ZJ_REGISTRY, 1, labels("x"), List.of(Role.CLERK), List.of(), List.of(), 0));
        network.channel.refuses(
                "SUCCESSOR_INVALID",
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:SucceedAgency",
                new SucceedAgencyRequest(id(), ZJ_OTHER, 1, ZJ_OTHER, "X"));
        network.channel.submit(
                ZJ_REGISTRAR, ZJ_NS, "registry:CloseAgency", new CloseAgencyRequest(id(), ZJ_OTHER, 1, "X"));
        network.channel.refuses(
                "SUCCESSOR_INVALID",
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:SucceedAgency",
                new SucceedAgencyRequest(id(), ZJ_MARKET, 1, ZJ_OTHER, "X"));
        network.channel.refuses(
                "AGENCY_CLOSED",
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:CloseAgency",
                new CloseAgencyRequest(id(), ZJ_OTHER, 2, "X"));
    }

    @Test
    void a_blocked_a_dated_and_a_double_certificate_and_a_role_not_granted_are_refused() {
        var beat = new BeatRequest(id());
        network.channel.submit(ZJ_APPROVER, ZJ_NS, "registry:Beat", beat);
        update(1, List.of(Role.CLERK, Role.APPROVER), List.of(ZJ_APPROVER.certificateDigest()), 0);
        network.channel.refuses("CERTIFICATE_BLOCKED", ZJ_APPROVER, ZJ_NS, "registry:Beat", beat);
        network.channel.submit(ZJ_CLERK, ZJ_NS, "registry:Beat", beat);
        update(2, List.of(Role.CLERK), List.of(), TestOfficer.CERTIFIED.getEpochSecond() + 1);
        network.channel.refuses("CERTIFICATE_TOO_OLD", ZJ_CLERK, ZJ_NS, "registry:Beat", beat);
        var fresh = TestOfficer.of(ZJ_MSP, ZJ_MARKET, "keeper", "o-2", Instant.parse("2026-02-01T00:00:00Z"));
        network.channel.refuses(
                "ROLE_NOT_GRANTED", fresh, ZJ_NS, "registry:ConfirmKey", new ConfirmKeyRequest(id(), ZJ_KID));
        var both = TestOfficer.of(ZJ_MSP, ZJ_MARKET, "clerk,approver", "o-3", Instant.parse("2026-02-01T00:00:00Z"));
        network.channel.refuses("CALLER_ROLES_CONFLICT", both, ZJ_NS, "registry:Beat", beat);
        network.channel.refuses("CALLER_UNKNOWN", TestOfficer.plain(ZJ_MSP, "user1"), ZJ_NS, "registry:Beat", beat);
        var foreign = TestOfficer.of("AnhuiMSP", ZJ_MARKET, "clerk", "o-4");
        network.channel.refuses("REGION_UNKNOWN", foreign, ZJ_NS, "registry:Beat", beat);
    }

    @Test
    void an_agency_answers_for_two_hundred_predecessors_at_most() {
        for (int i = 0; i < 202; i++) {
            network.channel.submit(
                    ZJ_REGISTRAR, ZJ_NS, "registry:RegisterAgency", registration(successor(i), "33S" + i));
        }
        for (int i = 0; i < 200; i++) {
            network.channel.submit(ZJ_REGISTRAR, ZJ_NS, "registry:SucceedAgency", succession(i));
        }
        network.channel.refuses("SUCCESSOR_INVALID", ZJ_REGISTRAR, ZJ_NS, "registry:SucceedAgency", succession(200));
    }

    private static String successor(int number) {
        return TestNetwork.agencyCode("11330000", String.format("%08d", 1000 + number));
    }

    /** Each but the first has been changed once, by becoming the one before's successor. */
    private static SucceedAgencyRequest succession(int number) {
        return new SucceedAgencyRequest(id(), successor(number), number == 0 ? 1 : 2, successor(number + 1), "REFORM");
    }

    private static RegisterAgencyRequest registration(String code, String iss) {
        return new RegisterAgencyRequest(id(), new AgencyEntry(code, iss, labels("x"), List.of(), List.of(), 0));
    }

    private void update(long seq, List<Role> roles, List<String> blocked, long earliest) {
        network.channel.submit(
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:UpdateAgency",
                new UpdateAgencyRequest(id(), ZJ_MARKET, seq, labels("x"), roles, List.of(11), blocked, earliest));
    }
}
