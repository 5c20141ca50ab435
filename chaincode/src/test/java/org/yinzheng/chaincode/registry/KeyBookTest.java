// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_KID;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_MSP;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_OTHER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_OTHER_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_REGISTRAR;
import static org.yinzheng.chaincode.testing.TestNetwork.id;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.licence.IssueRequest;
import org.yinzheng.chaincode.testing.TestLicences;
import org.yinzheng.chaincode.testing.TestNetwork;
import org.yinzheng.chaincode.testing.TestOfficer;

/** Issuing keys, from their registration to their closing. */
class KeyBookTest {
    private final TestNetwork network = new TestNetwork();

    @Test
    void a_key_is_confirmed_by_a_second_officer_of_the_agency_only() {
        var publicKey = TestNetwork.publicKey(7);
        var kid = KeyRules.kid(publicKey);
        network.channel.submit(ZJ_CLERK, ZJ_NS, "registry:RegisterKey", proposal(publicKey, kid, null));
        var confirm = new ConfirmKeyRequest(id(), kid);
        network.channel.refuses("SAME_OFFICER", ZJ_CLERK, ZJ_NS, "registry:ConfirmKey", confirm);
        network.channel.refuses("KEY_OF_OTHER_AGENCY", ZJ_OTHER_APPROVER, ZJ_NS, "registry:ConfirmKey", confirm);
        network.channel.refuses("CALLER_OF_OTHER_REGION", JX_APPROVER, ZJ_NS, "registry:ConfirmKey", confirm);
        network.channel.submit(ZJ_APPROVER, ZJ_NS, "registry:ConfirmKey", confirm);
        network.channel.refuses(
                "KEY_NOT_PENDING", ZJ_APPROVER, ZJ_NS, "registry:ConfirmKey", new ConfirmKeyRequest(id(), kid));
        assertThat(key(kid).status()).isEqualTo(KeyState.Status.ACTIVE);
        assertThat(key(kid).from()).isEqualTo(network.channel.time().getEpochSecond());
    }

    @Test
    void a_closed_key_stays_closed_from_the_first_moment_and_may_only_be_found_worse() {
        network.channel.submit(ZJ_CLERK, ZJ_NS, "registry:CloseKey", close(KeyState.Closing.NORMAL));
        var first = key(ZJ_KID).closedAt();
        network.channel.passes(1000);
        network.channel.refuses("KEY_CLOSED", ZJ_CLERK, ZJ_NS, "registry:CloseKey", close(KeyState.Closing.NORMAL));
        network.channel.submit(ZJ_REGISTRAR, ZJ_NS, "registry:CloseKey", close(KeyState.Closing.COMPROMISED));
        assertThat(key(ZJ_KID).closing()).isEqualTo(KeyState.Closing.COMPROMISED);
        assertThat(key(ZJ_KID).closedAt()).isEqualTo(first);
        network.channel.refuses("KEY_CLOSED", ZJ_CLERK, ZJ_NS, "registry:CloseKey", close(KeyState.Closing.NORMAL));
        network.channel.refuses(
                "KEY_NOT_PENDING", ZJ_APPROVER, ZJ_NS, "registry:ConfirmKey", new ConfirmKeyRequest(id(), ZJ_KID));
    }

    @Test
    void a_registrars_certificate_of_an_agency_that_was_not_granted_the_role_closes_no_other_agencys_key() {
        var keeper = TestOfficer.of(ZJ_MSP, ZJ_OTHER, "registrar,keeper", "o-5");
        network.channel.refuses(
                "KEY_OF_OTHER_AGENCY", keeper, ZJ_NS, "registry:CloseKey", close(KeyState.Closing.COMPROMISED));
        assertThat(key(ZJ_KID).status()).isEqualTo(KeyState.Status.ACTIVE);
    }

    @Test
    void a_key_signs_credentials_of_its_own_types_until_its_planned_end() {
        var licences = new TestLicences(network);
        var end = network.channel.time().getEpochSecond() + 60;
        var forStatus = confirmed(31, KeyUse.STATUS, List.of(), null);
        var forPersons = confirmed(32, KeyUse.CREDENTIAL, List.of(TestNetwork.PERSONAL), null);
        var ending = confirmed(33, KeyUse.CREDENTIAL, List.of(TestNetwork.BUSINESS), end);
        refusesToIssue("KEY_NOT_FOR_THIS", licences, forStatus);
        refusesToIssue("KEY_NOT_FOR_THIS", licences, forPersons);
        network.channel.time(Instant.ofEpochSecond(end));
        network.channel.submit(ZJ_CLERK, ZJ_NS, "licence:Issue", issue(licences, ending));
        network.channel.passes(1);
        refusesToIssue("KEY_CLOSED", licences, ending);
    }

    @Test
    void an_agency_that_is_not_admitted_may_have_two_open_keys() {
        var keeper = TestOfficer.of(ZJ_MSP, ZJ_OTHER, "keeper", "o-6");
        for (int i = 41; i < 43; i++) {
            network.channel.submit(keeper, ZJ_NS, "registry:RegisterKey", proposal(i));
        }
        network.channel.refuses("KEY_QUOTA_REACHED", keeper, ZJ_NS, "registry:RegisterKey", proposal(43));
    }

    @Test
    void a_key_of_the_wrong_curve_encoding_or_name_is_refused_and_quotas_hold() {
        var publicKey = TestNetwork.publicKey(8);
        network.channel.refuses(
                "KEY_INVALID", ZJ_CLERK, ZJ_NS, "registry:RegisterKey", proposal(publicKey, ZJ_KID, null));
        var beside = publicKey.clone();
        beside[90] ^= 1;
        network.channel.refuses(
                "KEY_INVALID", ZJ_CLERK, ZJ_NS, "registry:RegisterKey", proposal(beside, KeyRules.kid(beside), null));
        var compressed = new byte[59];
        network.channel.refuses(
                "KEY_INVALID",
                ZJ_CLERK,
                ZJ_NS,
                "registry:RegisterKey",
                proposal(compressed, KeyRules.kid(compressed), null));
        network.channel.refuses(
                "ARGUMENT_INVALID",
                ZJ_CLERK,
                ZJ_NS,
                "registry:RegisterKey",
                proposal(publicKey, KeyRules.kid(publicKey), 1_700_000_000L));
        for (int i = 20; i < 23; i++) {
            var more = TestNetwork.publicKey(i);
            network.channel.submit(ZJ_CLERK, ZJ_NS, "registry:RegisterKey", proposal(more, KeyRules.kid(more), null));
        }
        network.channel.refuses(
                "KEY_QUOTA_REACHED",
                ZJ_CLERK,
                ZJ_NS,
                "registry:RegisterKey",
                proposal(publicKey, KeyRules.kid(publicKey), null));
        network.channel.submit(ZJ_CLERK, ZJ_NS, "registry:CloseKey", close(KeyState.Closing.NORMAL));
        network.channel.submit(
                ZJ_CLERK, ZJ_NS, "registry:RegisterKey", proposal(publicKey, KeyRules.kid(publicKey), null));
    }

    /** The example of GB/T 32918.5, annex A, and the same with its last bit changed. */
    @Test
    void a_key_on_the_curve_of_sm2_is_taken_and_one_beside_it_is_not() {
        var head = "3059301306072a8648ce3d020106082a811ccf5501822d03420004";
        var x = "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020";
        var y = "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad1";
        network.channel.submit(ZJ_CLERK, ZJ_NS, "registry:RegisterKey", sm2(head + x + y + "3"));
        network.channel.refuses("KEY_INVALID", ZJ_CLERK, ZJ_NS, "registry:RegisterKey", sm2(head + x + y + "2"));
    }

    private KeyState key(String kid) {
        return network.channel
                .stored(ZJ_NS, LedgerKeys.issuingKey(kid), KeyState.class)
                .orElseThrow();
    }

    private static CloseKeyRequest close(KeyState.Closing closing) {
        return new CloseKeyRequest(id(), ZJ_KID, closing);
    }

    private static RegisterKeyRequest proposal(byte[] publicKey, String kid, @Nullable Long notAfter) {
        return new RegisterKeyRequest(
                id(),
                kid,
                KeyUse.CREDENTIAL,
                KeyRules.P256,
                Base64.getEncoder().encodeToString(publicKey),
                List.of(),
                notAfter);
    }

    private static RegisterKeyRequest proposal(int number) {
        var publicKey = TestNetwork.publicKey(number);
        return proposal(publicKey, KeyRules.kid(publicKey), null);
    }

    /** The kid of a key that the market authority's clerk registered and its approver confirmed. */
    private String confirmed(int number, KeyUse use, List<Integer> types, @Nullable Long notAfter) {
        var publicKey = TestNetwork.publicKey(number);
        var kid = KeyRules.kid(publicKey);
        var base64 = Base64.getEncoder().encodeToString(publicKey);
        network.channel.submit(
                ZJ_CLERK,
                ZJ_NS,
                "registry:RegisterKey",
                new RegisterKeyRequest(id(), kid, use, KeyRules.P256, base64, types, notAfter));
        network.channel.submit(ZJ_APPROVER, ZJ_NS, "registry:ConfirmKey", new ConfirmKeyRequest(id(), kid));
        return kid;
    }

    private static IssueRequest issue(TestLicences licences, String kid) {
        return new IssueRequest(id(), TestNetwork.BUSINESS, 1, kid, List.of(licences.entry(TestNetwork.BUSINESS)));
    }

    private void refusesToIssue(String code, TestLicences licences, String kid) {
        network.channel.refuses(code, ZJ_CLERK, ZJ_NS, "licence:Issue", issue(licences, kid));
    }

    private static RegisterKeyRequest sm2(String hex) {
        var key = HexFormat.of().parseHex(hex);
        return new RegisterKeyRequest(
                id(),
                KeyRules.kid(key),
                KeyUse.CREDENTIAL,
                KeyRules.SM2,
                Base64.getEncoder().encodeToString(key),
                List.of(),
                null);
    }
}
