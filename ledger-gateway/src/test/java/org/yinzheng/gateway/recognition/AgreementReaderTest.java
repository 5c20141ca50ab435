// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.recognition.AgreementChannel;
import org.yinzheng.chaincode.recognition.AgreementState;
import org.yinzheng.chaincode.recognition.AgreementStatus;
import org.yinzheng.chaincode.recognition.AgreementTerms;
import org.yinzheng.chaincode.recognition.AgreementView;
import org.yinzheng.gateway.TestGateway;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.ledger.FakeLedger;
import org.yinzheng.gateway.ledger.LedgerCall;
import org.yinzheng.gateway.ledger.LedgerClient;
import org.yinzheng.gateway.registry.RegistryReader;

class AgreementReaderTest {
    private final TestGateway gateway = TestGateway.shared();
    private final FakeLedger ledger = (FakeLedger) gateway.bean(LedgerClient.class);
    private final AgreementReader reader =
            new AgreementReader(gateway.bean(RegistryReader.class), gateway.bean(Clock.class));
    private final Caller caller =
            gateway.bean(Callers.class).of("jx-market-clerk").orElseThrow();
    private final List<AgreementState> agreements = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    private AgreementStatus status = AgreementStatus.IN_FORCE;

    @BeforeEach
    void rules() {
        ledger.contract(this::answer);
    }

    @AfterEach
    void noRules() {
        ledger.contract(call -> "{}");
    }

    private String answer(LedgerCall call) {
        asked.add(call.function());
        if (call.function().equals("recognition:ReadAgreement")) {
            var name = call.request().contains("\"B\"") ? "B" : "A";
            return agreements.stream()
                    .filter(one -> one.agreement().equals(name))
                    .findFirst()
                    .map(one -> CanonicalJson.write(new AgreementView(one, status, List.of(), null)))
                    .orElseThrow();
        }
        return CanonicalJson.write(new CanonicalJson.Page<>(agreements, null));
    }

    private void propose(String name, String... matters) {
        agreements.add(new AgreementState(
                name,
                1,
                new AgreementTerms(
                        List.of("330000", "360000"),
                        List.of(3),
                        null,
                        List.of(matters),
                        List.of(),
                        List.of(AgreementChannel.SHOW),
                        "2026-01-01",
                        null,
                        "ab".repeat(32)),
                "330000",
                "agency",
                "officer",
                "transaction",
                1));
    }

    private boolean inForce(String matter) {
        return reader.inForce(caller, "330000", 3, matter).isPresent();
    }

    private long lists() {
        return asked.stream().filter("registry:List"::equals).count();
    }

    @Test
    void terms_are_read_once_and_what_is_in_force_each_time() {
        propose("A", "ENTER-SCHOOL");
        assertThat(inForce("ENTER-SCHOOL")).isTrue();
        assertThat(inForce("ENTER-SCHOOL")).isTrue();
        assertThat(lists()).isEqualTo(1);
        status = AgreementStatus.SUSPENDED;
        assertThat(inForce("ENTER-SCHOOL")).isFalse();
        status = AgreementStatus.IN_FORCE;
        asked.clear();
        assertThat(gateway.at(Instant.now().plusSeconds(60), () -> inForce("ENTER-SCHOOL")))
                .isTrue();
        assertThat(lists()).as("after a while").isEqualTo(1);
    }

    @Test
    void a_new_agreement_is_found_at_once() {
        propose("A", "ENTER-SCHOOL");
        assertThat(inForce("ENTER-SCHOOL")).isTrue();
        assertThat(inForce("MOVE-HOME")).isFalse();
        propose("B", "MOVE-HOME");
        assertThat(inForce("MOVE-HOME")).isTrue();
    }
}
