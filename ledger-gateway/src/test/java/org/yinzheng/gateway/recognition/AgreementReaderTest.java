// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.recognition.AcceptanceState;
import org.yinzheng.chaincode.recognition.AgreementChannel;
import org.yinzheng.chaincode.recognition.AgreementState;
import org.yinzheng.chaincode.recognition.AgreementStatus;
import org.yinzheng.chaincode.recognition.AgreementTerms;
import org.yinzheng.chaincode.recognition.AgreementView;
import org.yinzheng.chaincode.recognition.InForceState;
import org.yinzheng.chaincode.recognition.PartyStatus;
import org.yinzheng.gateway.TestGateway;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.ledger.FakeLedger;
import org.yinzheng.gateway.ledger.LedgerCall;
import org.yinzheng.gateway.ledger.LedgerClient;
import org.yinzheng.gateway.registry.RegistryReader;
import org.yinzheng.gateway.registry.TestRegions;

class AgreementReaderTest {
    private final TestGateway gateway = TestGateway.shared();
    private final FakeLedger ledger = (FakeLedger) gateway.bean(LedgerClient.class);
    private final AgreementReader reader =
            new AgreementReader(gateway.bean(RegistryReader.class), TestRegions.of(gateway), gateway.bean(Clock.class));
    private final Caller caller =
            gateway.bean(Callers.class).of("jx-market-clerk").orElseThrow();
    private final List<AgreementState> agreements = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    private AgreementStatus status = AgreementStatus.IN_FORCE;
    private PartyStatus own = PartyStatus.ACCEPTED;

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
                    .map(one -> CanonicalJson.write(
                            new AgreementView(one, status, List.of(part(name, 1, "360000", own)), null)))
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
        return !reader.inForce(caller, "330000", 3, matter).isEmpty();
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
    void an_agreement_in_force_is_none_for_a_party_that_does_not_keep_its_part_up() {
        propose("A", "ENTER-SCHOOL");
        assertThat(inForce("ENTER-SCHOOL")).isTrue();
        own = PartyStatus.ENDED;
        assertThat(inForce("ENTER-SCHOOL")).isFalse();
    }

    @Test
    void a_new_agreement_is_found_at_once() {
        propose("A", "ENTER-SCHOOL");
        assertThat(inForce("ENTER-SCHOOL")).isTrue();
        assertThat(inForce("MOVE-HOME")).isFalse();
        propose("B", "MOVE-HOME");
        assertThat(inForce("MOVE-HOME")).isTrue();
    }

    @Test
    void every_version_of_every_agreement_is_read_list_by_list_and_stands_where_its_parties_put_it() {
        propose("A");
        var terms = agreements.get(0).terms();
        agreements.clear();
        for (int version = 1; version <= 30; version++) {
            agreements.add(version("A", version, terms));
            agreements.add(version("B", version, terms));
        }
        ledger.contract(this::lists);
        var all = reader.all(caller);
        assertThat(asked)
                .as("one list each of agreements, activations, regions, and of each party's parts")
                .hasSize(5);
        assertThat(all).hasSize(60);
        assertThat(statuses(all, "A")).startsWith(AgreementStatus.PROPOSED, AgreementStatus.SUPERSEDED);
        assertThat(statuses(all, "A").get(29)).isEqualTo(AgreementStatus.IN_FORCE);
        assertThat(statuses(all, "B").get(4)).isEqualTo(AgreementStatus.REJECTED);
        assertThat(statuses(all, "B").get(5)).isEqualTo(AgreementStatus.ACCEPTED);
        assertThat(statuses(all, "B").get(6)).as("refused by another's word").isEqualTo(AgreementStatus.PROPOSED);
        assertThat(all.get(58).parts()).extracting(AcceptanceState::region).containsExactly("360000");
    }

    private static List<AgreementStatus> statuses(List<AgreementView> all, String agreement) {
        return all.stream()
                .filter(one -> one.agreement().agreement().equals(agreement))
                .map(AgreementView::status)
                .toList();
    }

    private static AgreementState version(String name, int version, AgreementTerms terms) {
        return new AgreementState(name, version, terms, "330000", "agency", "officer", "transaction", 1);
    }

    /** A's versions were put into force from the second on; of B's the fifth was rejected and the sixth accepted. */
    private String lists(LedgerCall call) {
        asked.add(call.function());
        if (call.request().contains("\"AGR\"")) {
            return page(agreements);
        }
        if (call.request().contains("\"REG\"")) {
            return page(List.of(region("330000"), region("360000")));
        }
        if (call.request().contains("\"INF\"")) {
            return page(IntStream.rangeClosed(2, 30)
                    .mapToObj(version -> new InForceState("A", version, "360000", "agency", "transaction", 1))
                    .toList());
        }
        return page(
                call.chaincode().equals("yz-360000")
                        ? List.of(
                                part("A", 30, "360000", PartyStatus.ACCEPTED),
                                part("B", 5, "360000", PartyStatus.REJECTED),
                                part("B", 6, "360000", PartyStatus.ACCEPTED))
                        // nobody but a party itself says what its part is
                        : List.of(part("B", 7, "360000", PartyStatus.REJECTED)));
    }

    private static String page(List<?> items) {
        return CanonicalJson.write(new CanonicalJson.Page<>(items, null));
    }

    private static RegionState region(String region) {
        return new RegionState(region, "MSP", "yz-" + region, new Labels("r", "区"), null, null, 1, 1);
    }

    private static AcceptanceState part(String agreement, int version, String region, PartyStatus status) {
        return new AcceptanceState(agreement, version, region, status, "", "agency", "officer", 1, 1);
    }
}
