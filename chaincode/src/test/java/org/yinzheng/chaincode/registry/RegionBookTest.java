// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yinzheng.chaincode.testing.TestNetwork.COMMON;
import static org.yinzheng.chaincode.testing.TestNetwork.NATIONAL;
import static org.yinzheng.chaincode.testing.TestNetwork.NATIONAL_AGENCY;
import static org.yinzheng.chaincode.testing.TestNetwork.NATIONAL_MSP;
import static org.yinzheng.chaincode.testing.TestNetwork.NATIONAL_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_MSP;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_OTHER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_REGISTRAR;
import static org.yinzheng.chaincode.testing.TestNetwork.id;
import static org.yinzheng.chaincode.testing.TestNetwork.labels;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.chaincode.testing.TestNetwork;
import org.yinzheng.chaincode.testing.TestOfficer;

/** Who keeps the regions, and what may stand in their entries. */
class RegionBookTest {
    private final TestNetwork network = new TestNetwork();

    @Test
    void only_the_national_platform_keeps_regions_types_and_admissions() {
        var region = new RegisterRegionRequest(id(), "340000", "AnhuiMSP", "yz-340000", labels("x"), null, null);
        network.channel.refuses("CALLER_OF_OTHER_REGION", ZJ_REGISTRAR, COMMON, "registry:RegisterRegion", region);
        network.channel.refuses("NAMESPACE_MISMATCH", NATIONAL, NATIONAL_NS, "registry:RegisterRegion", region);
        var forged = TestOfficer.of(ZJ_MSP, NATIONAL_AGENCY, "national", "o-1");
        network.channel.refuses("AGENCY_UNKNOWN", forged, COMMON, "registry:RegisterRegion", region);
        var admit = new AdmitRequest(id(), ZJ_OTHER, "330000", 0, List.of(11), 4);
        network.channel.refuses("CALLER_OF_OTHER_REGION", ZJ_REGISTRAR, NATIONAL_NS, "registry:Admit", admit);
        network.channel.refuses("NAMESPACE_MISMATCH", ZJ_REGISTRAR, ZJ_NS, "registry:Admit", admit);
        network.channel.refuses("NAMESPACE_MISMATCH", NATIONAL, COMMON, "registry:Admit", admit);
        var registrar = TestOfficer.of(NATIONAL_MSP, NATIONAL_AGENCY, "registrar", "o-2");
        network.channel.refuses("ROLE_MISSING", registrar, NATIONAL_NS, "registry:Admit", admit);
        network.channel.submit(NATIONAL, COMMON, "registry:RegisterRegion", region);
        network.channel.refuses("REGION_EXISTS", NATIONAL, COMMON, "registry:RegisterRegion", again(region));
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
        "https://gateway.example:65535, true",
        "https://gateway.example:65536, false",
        "https://gateway.example:0, false",
        "https://gateway.example:99999999999, false",
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
    void a_region_changes_its_addresses_by_sequence_number() {
        var update = new UpdateRegionRequest(
                id(), "330000", 1, labels("ZJ"), "https://gateway.example", "https://verifier.example");
        assertThat(network.channel
                        .submit(NATIONAL, COMMON, "registry:UpdateRegion", update, RegistryAnswer.class)
                        .seq())
                .isEqualTo(2);
        network.channel.refuses(
                "SEQUENCE_MISMATCH",
                NATIONAL,
                COMMON,
                "registry:UpdateRegion",
                new UpdateRegionRequest(id(), "330000", 1, labels("ZJ"), null, null));
    }

    private static RegisterRegionRequest again(RegisterRegionRequest request) {
        return new RegisterRegionRequest(
                id(), request.region(), "OtherMSP", request.namespace(), request.labels(), null, null);
    }
}
