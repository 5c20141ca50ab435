// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.receipt.BatchState;
import org.yinzheng.chaincode.receipt.InclusionProof;
import org.yinzheng.chaincode.receipt.ReceiptLeaf;
import org.yinzheng.chaincode.receipt.ReceiptNumber;
import org.yinzheng.credential.print.LedgerPlace.BatchLeaf;
import org.yinzheng.gateway.TestGateway;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.ledger.FakeLedger;
import org.yinzheng.gateway.ledger.LedgerClient;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.receipt.BatchPlace;
import org.yinzheng.gateway.receipt.BatchPlaces;
import org.yinzheng.gateway.registry.RegistryReader;
import tools.jackson.databind.json.JsonMapper;

/** A receipt of another gateway, which answers, or does not, or lies. */
class FindProofTest {
    private static final String BATCH = "ab".repeat(16);
    private static final ReceiptNumber THIRD = ReceiptNumber.of("36060101", 13);
    private static final List<ReceiptLeaf> LEAVES = IntStream.range(0, 5)
            .mapToObj(i -> new ReceiptLeaf(("0" + i).repeat(32), "cd".repeat(32)))
            .toList();
    private static final BatchPlace PLACE =
            new BatchPlace("0000000011", ReceiptLeaf.paths(LEAVES).get(2));

    private final FakeLedger ledger = (FakeLedger) TestGateway.shared().bean(LedgerClient.class);
    private HttpServer issuer;
    private @Nullable String asked;
    private int status = 200;
    private String answer = JsonMapper.shared().writeValueAsString(PLACE);

    @BeforeEach
    void start() throws IOException {
        ledger.contract(call -> CanonicalJson.write(batch(LEAVES.size())));
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/jx/public/v1/batch-places", exchange -> {
            asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        issuer.start();
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
        ledger.contract(call -> "{}");
    }

    private static BatchState batch(int count) {
        return new BatchState(
                THIRD.code(),
                "0000000011",
                count,
                ReceiptLeaf.root(LEAVES.subList(0, count)),
                BATCH,
                "36060101-0000000001",
                0,
                "unit",
                "360000",
                21,
                1,
                "kid",
                1,
                1,
                null,
                "request");
    }

    private String address() {
        return "http://127.0.0.1:" + issuer.getAddress().getPort() + "/jx/";
    }

    private InclusionProof find(@Nullable String setting, @Nullable String registered) {
        var environment = new MockEnvironment();
        if (setting != null) {
            environment.setProperty("yinzheng.gateway.issuers.360000", setting);
        }
        var gateway = TestGateway.shared();
        var gateways = new IssuersGateway(environment);
        try {
            return new FindProof(gateway.bean(RegistryReader.class), gateway.bean(BatchPlaces.class), gateways)
                    .of(
                            gateway.bean(Callers.class).of("zj-medinsure").orElseThrow(),
                            new RegionState(
                                    "360000", "JiangxiMSP", "yz-360000", new Labels("r", "区"), registered, null, 1, 1),
                            new BatchLeaf(BATCH, 2),
                            THIRD,
                            LEAVES.get(2));
        } finally {
            gateways.close();
        }
    }

    private void assertHasToBeHandedIn(@Nullable String setting, @Nullable String registered) {
        assertThatThrownBy(() -> find(setting, registered))
                .isInstanceOf(ProblemException.class)
                .hasMessage("BATCH_PLACE_REQUIRED");
    }

    @Test
    void the_issuers_gateway_is_asked_and_told_nothing_but_what_the_ledger_has() {
        assertThat(find(address(), null)).isEqualTo(PLACE.proof(LEAVES.get(2)));
        assertThat(JsonMapper.shared().readTree(asked).propertyNames())
                .containsExactlyInAnyOrder("code", "number", "digest");
        assertThat(asked).contains(THIRD.code(), THIRD.number(), LEAVES.get(2).digest());
    }

    @Test
    void nobody_is_asked_about_a_receipt_that_was_issued_alone() {
        ledger.contract(call -> CanonicalJson.write(batch(1)));
        assertThat(find(address(), null)).isEqualTo(InclusionProof.single(THIRD, LEAVES.get(2)));
        assertThat(asked).isNull();
    }

    @Test
    void what_does_not_lead_to_the_root_on_the_ledger_is_no_proof() {
        var another = new BatchPlace("0000000011", ReceiptLeaf.paths(LEAVES).get(1));
        for (String wrong : List.of(
                JsonMapper.shared().writeValueAsString(another),
                "{\"batchFirst\":\"x\",\"path\":[\"y\"]}",
                "{\"batchFirst\":\"0000000011\"}",
                "<html>",
                "[" + "1,".repeat(40_000) + "1]")) {
            answer = wrong;
            assertHasToBeHandedIn(address(), null);
            assertThat(asked).isNotNull();
            asked = null;
        }
    }

    @Test
    void a_gateway_that_does_not_know_or_cannot_be_reached_leaves_it_to_be_handed_in() {
        status = 404;
        assertHasToBeHandedIn(address(), null);
        status = 302;
        assertHasToBeHandedIn(address(), null);
        issuer.stop(0);
        assertHasToBeHandedIn(address(), null);
        assertHasToBeHandedIn(null, null);
    }

    @Test
    void an_address_of_the_registry_is_asked_by_tls_alone() {
        assertHasToBeHandedIn(null, address());
        assertHasToBeHandedIn(null, "https://user@127.0.0.1/");
        assertHasToBeHandedIn(null, "https://127.0.0.1:99999/");
        assertHasToBeHandedIn(null, "no address");
        assertThat(asked).isNull();
    }
}
