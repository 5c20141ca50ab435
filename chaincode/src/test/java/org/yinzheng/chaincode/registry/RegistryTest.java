// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yinzheng.chaincode.testing.TestNetwork.COMMON;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.JX_REGISTRAR;
import static org.yinzheng.chaincode.testing.TestNetwork.NATIONAL;
import static org.yinzheng.chaincode.testing.TestNetwork.NATIONAL_AGENCY;
import static org.yinzheng.chaincode.testing.TestNetwork.NATIONAL_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_KID;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_MARKET;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_MSP;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_OTHER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_OTHER_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_REGISTRAR;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_REGISTRY;
import static org.yinzheng.chaincode.testing.TestNetwork.id;
import static org.yinzheng.chaincode.testing.TestNetwork.labels;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.chaincode.authority.AgencyState;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.testing.TestNetwork;
import org.yinzheng.chaincode.testing.TestOfficer;

class RegistryTest {
    private final TestNetwork network = new TestNetwork();

    @Test
    void a_namespace_is_bound_once_by_its_region_under_its_registered_name() {
        var agency = new AgencyEntry(ZJ_REGISTRY, "33R", labels("R"), List.of(Role.REGISTRAR), List.of(), 0);
        var bind = new BindNamespaceRequest(id(), "330000", COMMON, agency);
        refused("NAMESPACE_ALREADY_BOUND", ZJ_REGISTRAR, ZJ_NS, "registry:BindNamespace", bind);
        refused(
                "NAMESPACE_ALREADY_BOUND",
                NATIONAL,
                COMMON,
                "registry:Found",
                new FoundRequest(id(), "100000", labels("x"), NATIONAL_NS));
        var channel = TestNetwork.unbound();
        assertThatThrownBy(() -> channel.endorse(ZJ_REGISTRAR, JX_NS, "registry:BindNamespace", bind))
                .hasMessageStartingWith("NAMESPACE_MISMATCH");
        assertThatThrownBy(() -> channel.endorse(JX_REGISTRAR, ZJ_NS, "registry:BindNamespace", bind))
                .hasMessageStartingWith("CALLER_OF_OTHER_REGION");
        channel.submit(ZJ_REGISTRAR, ZJ_NS, "registry:BindNamespace", bind);
    }

    @Test
    void only_the_national_platform_keeps_regions_types_and_admissions() {
        var region = new RegisterRegionRequest(id(), "340000", "AnhuiMSP", "yz-340000", labels("x"), null, null);
        refused("CALLER_OF_OTHER_REGION", ZJ_REGISTRAR, COMMON, "registry:RegisterRegion", region);
        refused("NAMESPACE_MISMATCH", NATIONAL, NATIONAL_NS, "registry:RegisterRegion", region);
        var forged = TestOfficer.of(ZJ_MSP, NATIONAL_AGENCY, "national", "o-1");
        refused("AGENCY_UNKNOWN", forged, COMMON, "registry:RegisterRegion", region);
        var admit = new AdmitRequest(id(), ZJ_OTHER, "330000", 0, List.of(11), 4);
        refused("CALLER_OF_OTHER_REGION", ZJ_REGISTRAR, NATIONAL_NS, "registry:Admit", admit);
        refused("ROLE_MISSING", ZJ_REGISTRAR, ZJ_NS, "registry:Admit", admit);
        network.channel.submit(NATIONAL, COMMON, "registry:RegisterRegion", region);
        refused("REGION_EXISTS", NATIONAL, COMMON, "registry:RegisterRegion", again(region));
    }

    @Test
    void the_common_namespace_is_founded_by_the_national_platform_alone() {
        for (var region : List.of("330000", "000000", "")) {
            assertThatThrownBy(() -> new FoundRequest(id(), region, labels("x"), "yz-" + region))
                    .as(region)
                    .hasMessage("ARGUMENT_INVALID: region must be the national platform's, 100000");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yz-350000", "yz-34000", "anhui", "yz-common", "yz_340000", ""})
    void a_regions_namespace_has_the_name_by_which_verifiers_know_it(String namespace) {
        assertThatThrownBy(
                        () -> new RegisterRegionRequest(id(), "340000", "AnhuiMSP", namespace, labels("x"), null, null))
                .hasMessage("ARGUMENT_INVALID: namespace must be yz-340000");
        assertThatThrownBy(() -> new FoundRequest(id(), "100000", labels("x"), namespace))
                .hasMessage("ARGUMENT_INVALID: namespace must be yz-100000");
    }

    @ParameterizedTest
    @CsvSource({
        "https://gateway.example, true",
        "https://gateway.example/lookup/v1, true",
        "https://10.0.0.7:8443/a, true",
        "https://G-1.example:443, true",
        "http://gateway.example, false",
        "https://, false",
        "https:///lookup, false",
        "https://no address, false",
        "https://gateway.example/a b, false",
        "https://user@gateway.example, false",
        "https://gateway.example/?a=1, false",
        "https://gateway.example/#a, false",
        "https://gateway.example:, false",
        "https://gateway.example:12345678, false",
        "https://a..example, false",
        "https://gateway.example/{iss}, false",
        "gateway.example, false",
        "' ', false"
    })
    void an_address_in_the_registry_is_one_that_a_verifier_would_call(String address, boolean taken) {
        ThrowingCallable update = () -> new UpdateRegionRequest(id(), "330000", 1, labels("ZJ"), address, null);
        ThrowingCallable register =
                () -> new RegisterRegionRequest(id(), "340000", "AnhuiMSP", "yz-340000", labels("x"), null, address);
        if (taken) {
            assertThatNoException().isThrownBy(update);
            assertThatNoException().isThrownBy(register);
        } else {
            assertThatThrownBy(update).hasMessageStartingWith("ARGUMENT_INVALID: lookupAddress");
            assertThatThrownBy(register).hasMessageStartingWith("ARGUMENT_INVALID: verifierAddress");
        }
    }

    @Test
    void a_type_is_published_with_an_address_for_its_status_lists_and_read_with_any_that_stands() {
        var type = TestNetwork.type(21, 1, LicenceType.Kind.LICENCE, TestNetwork.BUSINESS_CODE, false);
        assertThatNoException().isThrownBy(() -> new PublishTypeRequest(id(), type));
        var stored = CanonicalJson.write(type).replace("https://status.example", "status.example");
        var old = CanonicalJson.read(stored, LicenceType.class);
        assertThatThrownBy(() -> new PublishTypeRequest(id(), old))
                .hasMessageStartingWith("ARGUMENT_INVALID: statusList.address");
    }

    @Test
    void a_region_changes_its_addresses_by_sequence_number() {
        var update = new UpdateRegionRequest(
                id(), "330000", 1, labels("ZJ"), "https://gateway.example", "https://verifier.example");
        assertThat(network.channel
                        .submit(NATIONAL, COMMON, "registry:UpdateRegion", update, RegistryAnswer.class)
                        .seq())
                .isEqualTo(2);
        refused(
                "SEQUENCE_MISMATCH",
                NATIONAL,
                COMMON,
                "registry:UpdateRegion",
                new UpdateRegionRequest(id(), "330000", 1, labels("ZJ"), null, null));
    }

    @Test
    void an_issuer_code_is_of_the_region_and_never_given_again() {
        var code = TestNetwork.agencyCode("11330000", "00000009");
        refused("ISS_TAKEN", ZJ_REGISTRAR, ZJ_NS, "registry:RegisterAgency", registration(code, "33MKT"));
        refused("ARGUMENT_INVALID", ZJ_REGISTRAR, ZJ_NS, "registry:RegisterAgency", registration(code, "36MKT"));
        refused("ARGUMENT_INVALID", ZJ_REGISTRAR, ZJ_NS, "registry:RegisterAgency", registration(code, "33-MK"));
        refused("AGENCY_EXISTS", ZJ_REGISTRAR, ZJ_NS, "registry:RegisterAgency", registration(ZJ_MARKET, "33NEW"));
        network.channel.submit(
                ZJ_REGISTRAR, ZJ_NS, "registry:CloseAgency", new CloseAgencyRequest(id(), ZJ_OTHER, 1, "REFORM"));
        refused("ISS_TAKEN", ZJ_REGISTRAR, ZJ_NS, "registry:RegisterAgency", registration(code, "33OTH"));
    }

    @Test
    void only_a_registrar_of_the_region_keeps_its_agencies_and_grants_no_national_role() {
        var code = TestNetwork.agencyCode("11330000", "00000009");
        refused("ROLE_MISSING", ZJ_CLERK, ZJ_NS, "registry:RegisterAgency", registration(code, "33NEW"));
        refused("CALLER_OF_OTHER_REGION", JX_REGISTRAR, ZJ_NS, "registry:RegisterAgency", registration(code, "33NEW"));
        var national = new AgencyEntry(code, "33NEW", labels("x"), List.of(Role.NATIONAL), List.of(), 0);
        refused(
                "ROLE_NOT_GRANTED",
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:RegisterAgency",
                new RegisterAgencyRequest(id(), national));
    }

    @Test
    void a_blocked_a_dated_and_a_double_certificate_and_a_role_not_granted_are_refused() {
        var beat = new BeatRequest(id());
        network.channel.submit(ZJ_APPROVER, ZJ_NS, "registry:Beat", beat);
        update(1, List.of(Role.CLERK, Role.APPROVER), List.of(ZJ_APPROVER.certificateDigest()), 0);
        refused("CERTIFICATE_BLOCKED", ZJ_APPROVER, ZJ_NS, "registry:Beat", beat);
        network.channel.submit(ZJ_CLERK, ZJ_NS, "registry:Beat", beat);
        update(2, List.of(Role.CLERK), List.of(), TestOfficer.CERTIFIED.getEpochSecond() + 1);
        refused("CERTIFICATE_TOO_OLD", ZJ_CLERK, ZJ_NS, "registry:Beat", beat);
        var fresh = TestOfficer.of(ZJ_MSP, ZJ_MARKET, "keeper", "o-2", Instant.parse("2026-02-01T00:00:00Z"));
        refused("ROLE_NOT_GRANTED", fresh, ZJ_NS, "registry:ConfirmKey", new ConfirmKeyRequest(id(), ZJ_KID));
        var both = TestOfficer.of(ZJ_MSP, ZJ_MARKET, "clerk,approver", "o-3", Instant.parse("2026-02-01T00:00:00Z"));
        refused("CALLER_ROLES_CONFLICT", both, ZJ_NS, "registry:Beat", beat);
        refused("CALLER_UNKNOWN", TestOfficer.plain(ZJ_MSP, "user1"), ZJ_NS, "registry:Beat", beat);
        var foreign = TestOfficer.of("AnhuiMSP", ZJ_MARKET, "clerk", "o-4");
        refused("REGION_UNKNOWN", foreign, ZJ_NS, "registry:Beat", beat);
    }

    @Test
    void a_key_is_confirmed_by_a_second_officer_of_the_agency_only() {
        var publicKey = TestNetwork.publicKey(7);
        var kid = KeyRules.kid(publicKey);
        network.channel.submit(ZJ_CLERK, ZJ_NS, "registry:RegisterKey", proposal(publicKey, kid, null));
        var confirm = new ConfirmKeyRequest(id(), kid);
        refused("SAME_OFFICER", ZJ_CLERK, ZJ_NS, "registry:ConfirmKey", confirm);
        refused("KEY_OF_OTHER_AGENCY", ZJ_OTHER_APPROVER, ZJ_NS, "registry:ConfirmKey", confirm);
        refused("CALLER_OF_OTHER_REGION", JX_APPROVER, ZJ_NS, "registry:ConfirmKey", confirm);
        network.channel.submit(ZJ_APPROVER, ZJ_NS, "registry:ConfirmKey", confirm);
        refused("KEY_NOT_PENDING", ZJ_APPROVER, ZJ_NS, "registry:ConfirmKey", new ConfirmKeyRequest(id(), kid));
        assertThat(key(kid).status()).isEqualTo(KeyState.Status.ACTIVE);
        assertThat(key(kid).from()).isEqualTo(network.channel.time().getEpochSecond());
    }

    @Test
    void a_closed_key_stays_closed_from_the_first_moment_and_may_only_be_found_worse() {
        network.channel.submit(ZJ_CLERK, ZJ_NS, "registry:CloseKey", close(KeyState.Closing.NORMAL));
        var first = key(ZJ_KID).closedAt();
        network.channel.passes(1000);
        refused("KEY_CLOSED", ZJ_CLERK, ZJ_NS, "registry:CloseKey", close(KeyState.Closing.NORMAL));
        network.channel.submit(ZJ_REGISTRAR, ZJ_NS, "registry:CloseKey", close(KeyState.Closing.COMPROMISED));
        assertThat(key(ZJ_KID).closing()).isEqualTo(KeyState.Closing.COMPROMISED);
        assertThat(key(ZJ_KID).closedAt()).isEqualTo(first);
        refused("KEY_CLOSED", ZJ_CLERK, ZJ_NS, "registry:CloseKey", close(KeyState.Closing.NORMAL));
        refused("KEY_NOT_PENDING", ZJ_APPROVER, ZJ_NS, "registry:ConfirmKey", new ConfirmKeyRequest(id(), ZJ_KID));
    }

    @Test
    void a_registrars_certificate_of_an_agency_that_was_not_granted_the_role_closes_no_other_agencys_key() {
        var keeper = TestOfficer.of(ZJ_MSP, ZJ_OTHER, "registrar,keeper", "o-5");
        refused("KEY_OF_OTHER_AGENCY", keeper, ZJ_NS, "registry:CloseKey", close(KeyState.Closing.COMPROMISED));
        assertThat(key(ZJ_KID).status()).isEqualTo(KeyState.Status.ACTIVE);
    }

    @Test
    void a_key_of_the_wrong_curve_encoding_or_name_is_refused_and_quotas_hold() {
        var publicKey = TestNetwork.publicKey(8);
        refused("KEY_INVALID", ZJ_CLERK, ZJ_NS, "registry:RegisterKey", proposal(publicKey, ZJ_KID, null));
        var beside = publicKey.clone();
        beside[90] ^= 1;
        refused("KEY_INVALID", ZJ_CLERK, ZJ_NS, "registry:RegisterKey", proposal(beside, KeyRules.kid(beside), null));
        var compressed = new byte[59];
        refused(
                "KEY_INVALID",
                ZJ_CLERK,
                ZJ_NS,
                "registry:RegisterKey",
                proposal(compressed, KeyRules.kid(compressed), null));
        refused(
                "ARGUMENT_INVALID",
                ZJ_CLERK,
                ZJ_NS,
                "registry:RegisterKey",
                proposal(publicKey, KeyRules.kid(publicKey), 1_700_000_000L));
        for (int i = 20; i < 23; i++) {
            var more = TestNetwork.publicKey(i);
            network.channel.submit(ZJ_CLERK, ZJ_NS, "registry:RegisterKey", proposal(more, KeyRules.kid(more), null));
        }
        refused(
                "KEY_QUOTA_REACHED",
                ZJ_CLERK,
                ZJ_NS,
                "registry:RegisterKey",
                proposal(publicKey, KeyRules.kid(publicKey), null));
        network.channel.submit(ZJ_CLERK, ZJ_NS, "registry:CloseKey", close(KeyState.Closing.NORMAL));
        network.channel.submit(
                ZJ_CLERK, ZJ_NS, "registry:RegisterKey", proposal(publicKey, KeyRules.kid(publicKey), null));
    }

    @Test
    void a_type_is_published_once_in_order_and_adopted_upwards() {
        refused("TYPE_EXISTS", NATIONAL, COMMON, "registry:PublishType", publication(1));
        refused("TYPE_UNKNOWN", NATIONAL, COMMON, "registry:PublishType", publication(3));
        network.channel.submit(NATIONAL, COMMON, "registry:PublishType", publication(2));
        var adopt = new AdoptTypeRequest(id(), TestNetwork.BUSINESS, 2);
        refused("ROLE_MISSING", ZJ_CLERK, ZJ_NS, "registry:AdoptType", adopt);
        network.channel.submit(ZJ_REGISTRAR, ZJ_NS, "registry:AdoptType", adopt);
        refused(
                "TYPE_VERSION_NOT_IN_USE",
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:AdoptType",
                new AdoptTypeRequest(id(), TestNetwork.BUSINESS, 1));
        refused(
                "TYPE_UNKNOWN",
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:AdoptType",
                new AdoptTypeRequest(id(), TestNetwork.BUSINESS, 9));
    }

    @Test
    void a_registrar_cannot_close_or_strip_its_own_agency_and_a_successor_is_another_active_one() {
        refused(
                "ARGUMENT_INVALID",
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:CloseAgency",
                new CloseAgencyRequest(id(), ZJ_REGISTRY, 1, "X"));
        refused(
                "ARGUMENT_INVALID",
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:UpdateAgency",
                new UpdateAgencyRequest(
                        id(), ZJ_REGISTRY, 1, labels("x"), List.of(Role.CLERK), List.of(), List.of(), 0));
        refused(
                "SUCCESSOR_INVALID",
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:SucceedAgency",
                new SucceedAgencyRequest(id(), ZJ_OTHER, 1, ZJ_OTHER, "X"));
        network.channel.submit(
                ZJ_REGISTRAR, ZJ_NS, "registry:CloseAgency", new CloseAgencyRequest(id(), ZJ_OTHER, 1, "X"));
        refused(
                "SUCCESSOR_INVALID",
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:SucceedAgency",
                new SucceedAgencyRequest(id(), ZJ_MARKET, 1, ZJ_OTHER, "X"));
        refused(
                "AGENCY_CLOSED",
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:CloseAgency",
                new CloseAgencyRequest(id(), ZJ_OTHER, 2, "X"));
    }

    @Test
    void any_member_lists_the_registry_in_pages() {
        List<String> agencies = new ArrayList<>();
        @Nullable String after = null;
        do {
            var request = new ListRequest(LedgerKeys.Kind.AGY, List.of(), after, 2);
            var answer = network.channel
                    .endorse(TestOfficer.plain("JiangxiMSP", "user1"), ZJ_NS, "registry:List", request)
                    .answer();
            var page = CanonicalJson.readPage(answer, AgencyState.class);
            page.items().forEach(agency -> agencies.add(agency.agency()));
            after = page.next();
        } while (after != null);
        assertThat(agencies).containsExactly(ZJ_REGISTRY, ZJ_MARKET, ZJ_OTHER);
    }

    @Test
    void a_key_that_holds_nothing_reads_as_empty_and_a_broken_one_is_refused() {
        var nothing = new ReadRequest(LedgerKeys.Kind.AGY, List.of(NATIONAL_AGENCY));
        assertThat(network.channel
                        .endorse(ZJ_CLERK, ZJ_NS, "registry:Read", nothing)
                        .answer())
                .isEmpty();
        refused("ARGUMENT_INVALID", ZJ_CLERK, ZJ_NS, "registry:Read", "{\"kind\":\"AGY\",\"parts\":[\"a\\u0000b\"]}");
    }

    private void update(long seq, List<Role> roles, List<String> blocked, long earliest) {
        network.channel.submit(
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:UpdateAgency",
                new UpdateAgencyRequest(id(), ZJ_MARKET, seq, labels("x"), roles, List.of(11), blocked, earliest));
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

    /** The example of GB/T 32918.5, annex A, and the same with its last bit changed. */
    @Test
    void a_key_on_the_curve_of_sm2_is_taken_and_one_beside_it_is_not() {
        var head = "3059301306072a8648ce3d020106082a811ccf5501822d03420004";
        var x = "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020";
        var y = "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad1";
        network.channel.submit(ZJ_CLERK, ZJ_NS, "registry:RegisterKey", sm2(head + x + y + "3"));
        refused("KEY_INVALID", ZJ_CLERK, ZJ_NS, "registry:RegisterKey", sm2(head + x + y + "2"));
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

    @Test
    void a_later_version_of_a_type_keeps_every_status_index_that_was_given() {
        var shorter = CanonicalJson.write(publication(2)).replace("\"capacity\":100000", "\"capacity\":99999");
        refused(
                "TYPE_INVALID",
                NATIONAL,
                COMMON,
                "registry:PublishType",
                CanonicalJson.read(shorter, PublishTypeRequest.class));
        network.channel.submit(NATIONAL, COMMON, "registry:PublishType", publication(2));
    }

    private static PublishTypeRequest publication(int version) {
        return new PublishTypeRequest(
                id(),
                TestNetwork.type(
                        TestNetwork.BUSINESS, version, LicenceType.Kind.LICENCE, TestNetwork.BUSINESS_CODE, false));
    }

    private static RegisterAgencyRequest registration(String code, String iss) {
        return new RegisterAgencyRequest(id(), new AgencyEntry(code, iss, labels("x"), List.of(), List.of(), 0));
    }

    private static RegisterRegionRequest again(RegisterRegionRequest request) {
        return new RegisterRegionRequest(
                id(), request.region(), "OtherMSP", request.namespace(), request.labels(), null, null);
    }

    private void refused(String code, TestOfficer officer, String namespace, String function, Object request) {
        assertThatThrownBy(() -> network.channel.endorse(officer, namespace, function, request))
                .hasMessageStartingWith(code + ": ");
    }
}
