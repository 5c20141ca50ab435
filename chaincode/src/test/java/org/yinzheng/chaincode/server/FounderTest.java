// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.chaincode.testing.TestOfficer;

/** A process that was told which member is the national platform. What it lets through is refused later, for its argument. */
class FounderTest {
    private static final String CALLER = "CALLER_OF_OTHER_REGION: only the national platform, NationalMSP, founds";
    private static final String ARGUMENT = "ARGUMENT_";

    @ParameterizedTest
    @ValueSource(strings = {"registry:Found", "Found"})
    void only_the_national_platform_founds(String function) {
        assertThat(answer("NationalMSP", function, "ZhejiangMSP")).isEqualTo(CALLER);
        assertThat(answer("NationalMSP", function, "NationalMSP")).startsWith(ARGUMENT);
    }

    @Test
    void every_member_binds_its_own_namespace() {
        assertThat(answer("NationalMSP", "registry:BindNamespace", "ZhejiangMSP"))
                .startsWith(ARGUMENT);
    }

    @Test
    void a_process_that_was_told_nothing_leaves_it_to_the_role() {
        assertThat(answer("", "registry:Found", "ZhejiangMSP")).startsWith(ARGUMENT);
    }

    private static String answer(String national, String function, String member) {
        var settings = ChaincodeSettings.of(
                Map.of("YINZHENG_CHAINCODES", "yz-common_1:4f=0.0.0.0:9990", "YINZHENG_NATIONAL_MSP", national));
        var officer = TestOfficer.of(member, "11330000MB0330018A", "national", "o-1");
        return new ContractRouting(ChaincodeMain.CONTRACTS, settings.founder())
                .invoke(stub(officer, function))
                .getMessage();
    }

    /** Knows the caller and the call, and has no ledger. */
    private static ChaincodeStub stub(TestOfficer officer, String function) {
        var arguments = List.of(function, "no argument");
        return (ChaincodeStub) Proxy.newProxyInstance(
                FounderTest.class.getClassLoader(),
                new Class<?>[] {ChaincodeStub.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "getCreator" -> officer.creator();
                    case "getStringArgs" -> arguments;
                    case "getArgs" ->
                        arguments.stream()
                                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                                .toList();
                    case "getTxId", "getChannelId" -> "test";
                    default -> throw new AssertionError(method.getName());
                });
    }
}
