// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yinzheng.conformance.engine.World.COMMON;
import static org.yinzheng.conformance.engine.World.HN;
import static org.yinzheng.conformance.engine.World.JX;
import static org.yinzheng.conformance.engine.World.ZJ;
import static org.yinzheng.conformance.engine.World.id;

import io.grpc.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.licence.LicenceEntry;
import org.yinzheng.chaincode.licence.LicenceQuery;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.recognition.ActivateAgreementRequest;
import org.yinzheng.chaincode.recognition.AgreementAnswer;
import org.yinzheng.chaincode.recognition.AgreementChannel;
import org.yinzheng.chaincode.recognition.AgreementTerms;
import org.yinzheng.chaincode.recognition.DecideAgreementRequest;
import org.yinzheng.chaincode.recognition.Decision;
import org.yinzheng.chaincode.recognition.Finding;
import org.yinzheng.chaincode.recognition.ProposeAgreementRequest;
import org.yinzheng.chaincode.recognition.RecogniseRequest;
import org.yinzheng.chaincode.recognition.RecognitionAnswer;
import org.yinzheng.conformance.engine.FabricEngine;
import org.yinzheng.conformance.engine.LedgerClient;
import org.yinzheng.conformance.engine.OnFabric;
import org.yinzheng.conformance.engine.World;
import org.yinzheng.fabric.NodeStatus;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.signature.SigningKey;

/** A network grows and renews itself while clerks issue: nothing that was acknowledged is lost, what is old stays readable. */
@OnFabric
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FabricGrowingIT {
    private static final Duration BOUND = Duration.ofMinutes(3);
    private static final int ENOUGH = 20;
    private static final String HUNAN = """
              - mspId: HunanMSP
                region: "430000"
                kind: province
                names: {zh: 湖南省（演示）, en: Hunan (demo)}
                peers: [{name: peer0, host: peer0.hunan, port: 31051, archive: true}]
                orderers: []
                clients:
                  - {name: hn-registrar, agency: 11430000MB0430019N, roles: [registrar]}
                  - {name: hn-platform-approver, agency: 11430000MB0430019N, roles: [approver]}
                  - {name: hn-market-keeper, agency: 11430000MB0430086L, roles: [keeper]}
                  - {name: hn-market-clerk, agency: 11430000MB0430086L, roles: [clerk]}
                  - {name: hn-market-approver, agency: 11430000MB0430086L, roles: [approver]}
            """;

    private final FabricEngine engine;
    private final World world;
    private final LicenceEntry old;

    @TempDir
    Path folder;

    FabricGrowingIT() throws IOException {
        engine = FabricEngine.start(NetworkDescription.demoText());
        world = World.found(engine);
        old = world.issued("zj-market");
    }

    @AfterAll
    void stop() {
        world.close();
        engine.close();
    }

    /** What happens to the network while clerks issue. */
    private interface Change {
        void make() throws Exception;
    }

    private void whileClerksIssue(String what, Change change) throws Exception {
        List<Channel> before = engine.peers();
        try (SteadyIssue issue = new SteadyIssue(world, engine.peers(World.ZJ_MSP))) {
            issue.await(System.nanoTime(), ENOUGH, BOUND);
            long begin = System.nanoTime();
            change.make();
            long took = System.nanoTime() - begin;
            issue.await(System.nanoTime(), ENOUGH, BOUND);
            issue.finish();
            System.out.printf(
                    "growing: %s took %.1f s; meanwhile %d issued, the longest pause %.1f s%n",
                    what,
                    took / 1e9,
                    issue.acknowledged().size(),
                    issue.longestPause().toMillis() / 1e3);
            RecordedOnce.check(engine, before, world, issue, BOUND);
        }
        assertThat(world.state(ZJ, old.licenceId()).state()).isEqualTo(LicenceStatus.VALID);
    }

    @Test
    @Order(1)
    void a_province_joins_issues_and_is_recognised_while_the_others_go_on() throws Exception {
        String text = Files.readString(engine.material().folder().resolve("network.yaml"))
                        .replace(
                                "{atLeast: 2, of: [NationalMSP, ZhejiangMSP, JiangxiMSP]}",
                                "{atLeast: 3, of: [NationalMSP, ZhejiangMSP, JiangxiMSP, HunanMSP]}")
                + HUNAN;
        whileClerksIssue("a province that joins", () -> {
            engine.join(text);
            world.enterHunan();
        });
        LicenceEntry theirs = world.issued("hn-market");
        assertThat(world.state(HN, theirs.licenceId()).state()).isEqualTo(LicenceStatus.VALID);
        agree("GROWING");
        RecogniseRequest request = new RecogniseRequest(
                id(),
                id(),
                "GROWING",
                1,
                "430000",
                theirs.credentials().get(0).digest(),
                "FOOD-PERMIT",
                Finding.RECOGNISED,
                null,
                null,
                null);
        assertThat(world.client("jx-market-clerk")
                        .submit(JX, "recognition:Recognise", request, RecognitionAnswer.class))
                .isNotNull();
    }

    private void agree(String agreement) {
        AgreementTerms terms = new AgreementTerms(
                List.of("360000", "430000"),
                List.of(World.BUSINESS),
                null,
                List.of("FOOD-PERMIT"),
                List.of("name"),
                List.of(AgreementChannel.SHOW),
                LocalDate.now(ZoneId.of("Asia/Shanghai")).toString(),
                null,
                World.digest("legal basis"));
        var proposer = world.client("hn-platform-approver");
        proposer.submit(
                COMMON,
                "recognition:Propose",
                new ProposeAgreementRequest(id(), agreement, 1, terms),
                AgreementAnswer.class);
        world.client("jx-platform-approver")
                .submit(
                        JX,
                        "recognition:Decide",
                        new DecideAgreementRequest(id(), agreement, 1, Decision.ACCEPT, 0, "TEST"),
                        AgreementAnswer.class);
        proposer.submit(
                COMMON,
                "recognition:Activate",
                new ActivateAgreementRequest(id(), agreement, 1),
                AgreementAnswer.class);
    }

    @Test
    @Order(2)
    void an_orderer_and_a_peer_get_new_certificates_while_clerks_issue() throws Exception {
        String orderer = engine.material().orderer(World.ZJ_MSP, "orderer0").certificatePem();
        String peer = engine.material().peer(World.JX_MSP, "peer1").certificatePem();
        whileClerksIssue("an orderer's renewal", () -> engine.network()
                .renew("orderer0.zhejiang", step -> System.out.println("fabric: " + step)));
        whileClerksIssue("a peer's renewal", () -> engine.network()
                .renew("peer1.jiangxi", step -> System.out.println("fabric: " + step)));
        assertThat(engine.material().orderer(World.ZJ_MSP, "orderer0").certificatePem())
                .isNotEqualTo(orderer);
        assertThat(engine.material().peer(World.JX_MSP, "peer1").certificatePem())
                .isNotEqualTo(peer);
        assertThat(engine.network().status()).allMatch(NodeStatus::well);
        // with one orderer less the renewed one must sign, or no block gets its quorum
        engine.network().project().act("kill", List.of("orderer0.audit"));
        assertThat(world.issued("jx-market", 1)).hasSize(1);
        engine.network().project().act("start", List.of("orderer0.audit"));
    }

    @Test
    @Order(3)
    void an_officer_gets_a_new_certificate_and_issues_with_it() throws Exception {
        engine.network().renew("zj-market-clerk", step -> System.out.println("fabric: " + step));
        LedgerClient renewed = world.client(engine.material().client(World.ZJ_MSP, "zj-market-clerk"));
        assertThat(renewed.identity().certificate())
                .isNotEqualTo(world.client("zj-market-clerk").identity().certificate());
        assertThat(renewed.attempt(ZJ, "licence:Issue", world.issueRequest("zj-market", world.entry("zj-market"))))
                .isEqualTo("VALID");
    }

    @Test
    @Order(5)
    void a_peer_joins_by_a_snapshot_and_has_what_is_older_than_itself() throws Exception {
        String third = "port: 28061}\n      - {name: peer2, host: peer2.zhejiang, port: 28071}";
        String text = Files.readString(engine.material().folder().resolve("network.yaml"))
                .replace("port: 28061}", third);
        whileClerksIssue("a peer that joins by a snapshot", () -> engine.join(text));
        var clerk = world.client("zj-market-clerk").identity();
        try (Gateway gateway = Gateway.newInstance()
                .identity(new X509Identity(clerk.mspId(), clerk.certificate()))
                .signer(SigningKey.of(clerk.privateKey())::sign)
                .connection(engine.peers(World.ZJ_MSP).get(2))
                .connect()) {
            byte[] answer = gateway.getNetwork(LedgerClient.CHANNEL)
                    .getContract(ZJ)
                    .evaluateTransaction("licence:Read", CanonicalJson.write(new LicenceQuery(old.licenceId())));
            assertThat(new String(answer, StandardCharsets.UTF_8)).contains(old.licenceId());
        }
    }

    @Test
    @Order(4)
    void contracts_are_replaced_while_clerks_issue_and_old_records_stay_readable() throws Exception {
        Path newer = folder.resolve("contracts.jar");
        Files.copy(FabricEngine.contracts().orElseThrow(), newer);
        try (FileSystem zip = FileSystems.newFileSystem(newer)) {
            Files.writeString(zip.getPath("/META-INF/newer"), "another jar makes another image");
        }
        whileClerksIssue("contracts' replacement", () -> engine.network()
                .up(newer, step -> System.out.println("fabric: " + step)));
    }
}
