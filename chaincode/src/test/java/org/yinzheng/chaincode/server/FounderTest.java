// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Transaction;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.chaincode.registry.RegistryContract;
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

    @Test
    void a_function_of_another_contract_founds_nothing_whatever_its_name() {
        var contracts = Set.<Class<? extends ContractInterface>>of(RegistryContract.class, LostAndFound.class);
        var routing = new ContractRouting(contracts, new Founder(Optional.of("NationalMSP")));
        var response = routing.invoke(stub(officer("ZhejiangMSP").creator(), "lost:Found"));
        assertThat(response.getStringPayload()).isEqualTo("no argument");
    }

    @Test
    void a_caller_who_shows_no_certificate_does_not_found() {
        assertThat(answer("NationalMSP", "registry:Found", new byte[0]))
                .isEqualTo("CALLER_UNKNOWN: a client certificate is required");
    }

    /** Has a function of the same name as the registry's. */
    @Contract(name = "lost")
    public static final class LostAndFound implements ContractInterface {
        @Transaction
        public String Found(Context context, String what) {
            return what;
        }
    }

    private static String answer(String national, String function, String member) {
        return answer(national, function, officer(member).creator());
    }

    private static String answer(String national, String function, byte[] creator) {
        var settings = ChaincodeSettings.of(
                Map.of("YINZHENG_CHAINCODES", "yz-common_1:4f=0.0.0.0:9990", "YINZHENG_NATIONAL_MSP", national));
        return new ContractRouting(ChaincodeMain.CONTRACTS, settings.founder())
                .invoke(stub(creator, function))
                .getMessage();
    }

    private static TestOfficer officer(String member) {
        return TestOfficer.of(member, "11330000MB0330018A", "national", "o-1");
    }

    /** Knows the caller and the call, and has no ledger. */
    private static ChaincodeStub stub(byte[] creator, String function) {
        var arguments = List.of(function, "no argument");
        return (ChaincodeStub) Proxy.newProxyInstance(
                FounderTest.class.getClassLoader(),
                new Class<?>[] {ChaincodeStub.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "getCreator" -> creator;
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
