// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.SigningIdentity;

/** What the peer refuses before it runs or orders anything. */
class ProposalTest {
    @TempDir
    static Path folder;

    static TestPeer peer;
    static SigningIdentity clerk;

    @BeforeAll
    static void start() {
        peer = TestPeer.start(folder);
        clerk = peer.clerk(TestPeer.ZHEJIANG);
    }

    @AfterAll
    static void stop() {
        peer.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {-3652L * 86_400, -86_400, -16 * 60, 16 * 60, 86_400, 3652L * 86_400, 99_999_999_999L})
    void a_time_outside_the_window_is_refused(long seconds) {
        Instant time = Instant.now().plusSeconds(seconds);

        assertRefused(TestEnvelopes.proposal(clerk, TestPeer.ZJ, time, "time" + seconds, ""), "timestamp");
    }

    @ParameterizedTest
    @ValueSource(longs = {-14 * 60, 0, 14 * 60})
    void a_time_inside_the_window_is_accepted(long seconds) {
        Instant time = Instant.now().plusSeconds(seconds);

        assertThat(evaluate(TestEnvelopes.proposal(clerk, TestPeer.ZJ, time, "ok" + seconds, "")))
                .isEqualTo(200);
    }

    @Test
    void a_transaction_id_that_is_not_the_hash_is_refused() {
        assertRefused(
                TestEnvelopes.proposal(clerk, TestPeer.ZJ, Instant.now(), "id", "0".repeat(64)),
                "incorrectly computed txid");
    }

    @Test
    void a_signature_of_another_key_is_refused() {
        SignedProposal proposal = TestEnvelopes.proposal(clerk, TestPeer.ZJ, Instant.now(), "sig", "");
        SigningIdentity other = peer.clerk(TestPeer.JIANGXI);

        assertRefused(
                proposal.toBuilder()
                        .setSignature(TestEnvelopes.sign(other, proposal.getProposalBytes()))
                        .build(),
                "signature does not verify");
        assertRefused(proposal.toBuilder().clearSignature().build(), "signature does not verify");
    }

    @Test
    void a_member_who_names_another_organisation_is_refused() {
        SigningIdentity disguised =
                new SigningIdentity(TestPeer.JIANGXI, clerk.certificatePem(), clerk.certificate(), clerk.privateKey());

        assertRefused(
                TestEnvelopes.proposal(disguised, TestPeer.ZJ, Instant.now(), "msp", ""),
                "not issued by an authority of JiangxiMSP");
    }

    @Test
    void a_certificate_of_a_foreign_authority_with_the_same_name_is_refused(@TempDir Path elsewhere) throws Exception {
        NetworkMaterial foreign = NetworkMaterial.generate(NetworkDescription.demoText(), elsewhere.resolve("n"));
        SigningIdentity forged = foreign.client(TestPeer.ZHEJIANG, "zj-market-clerk");

        assertRefused(
                TestEnvelopes.proposal(forged, TestPeer.ZJ, Instant.now(), "ca", ""),
                "not issued by an authority of ZhejiangMSP");
        Contract notes = peer.gateway(forged).getNetwork("yinzheng").getContract(TestPeer.ZJ, "notes");
        assertThatThrownBy(() ->
                        notes.newProposal("Put").addArguments("a", "b").build().endorse())
                .isInstanceOf(EndorseException.class);
    }

    @Test
    void an_unknown_organisation_is_refused_and_the_members_are_named() {
        SigningIdentity stranger =
                new SigningIdentity("NobodyMSP", clerk.certificatePem(), clerk.certificate(), clerk.privateKey());

        assertRefused(
                TestEnvelopes.proposal(stranger, TestPeer.ZJ, Instant.now(), "nobody", ""),
                "NobodyMSP is not a member of the channel");
    }

    @Test
    void an_authority_or_a_peer_cannot_propose() throws Exception {
        assertRefused(
                TestEnvelopes.proposal(
                        peer.material().authority(TestPeer.ZHEJIANG), TestPeer.ZJ, Instant.now(), "authority", ""),
                "is not itself a member");
        assertRefused(
                TestEnvelopes.proposal(
                        peer.material().orderer(TestPeer.ZHEJIANG, "orderer0"),
                        TestPeer.ZJ,
                        Instant.now(),
                        "orderer",
                        ""),
                "does not satisfy the policy");
    }

    @Test
    void garbage_is_an_invalid_argument() {
        var gateway = GatewayGrpc.newBlockingStub(peer.channel());
        SignedProposal garbage = SignedProposal.newBuilder()
                .setProposalBytes(ByteString.copyFromUtf8("garbage"))
                .build();
        for (SignedProposal each : new SignedProposal[] {garbage, SignedProposal.getDefaultInstance()}) {
            assertThatThrownBy(() -> gateway.evaluate(EvaluateRequest.newBuilder()
                            .setProposedTransaction(each)
                            .build()))
                    .isInstanceOfSatisfying(
                            StatusRuntimeException.class,
                            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT));
        }
    }

    @Test
    void an_organisation_without_a_peer_cannot_be_asked() {
        Contract notes = peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ);

        assertThatThrownBy(() -> Calls.proposal(notes, new String[] {"NobodyMSP"}, "Put", "a", "b")
                        .endorse())
                .isInstanceOfSatisfying(
                        EndorseException.class,
                        e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE))
                .hasMessageContaining("NobodyMSP");
    }

    @Test
    void an_envelope_signed_by_another_is_not_ordered() throws Exception {
        Transaction transaction = Calls.endorse(peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ), "Put", "other", "x");
        Envelope prepared = org.hyperledger.fabric.protos.gateway.PreparedTransaction.parseFrom(transaction.getBytes())
                .getEnvelope();
        Envelope signed = prepared.toBuilder()
                .setSignature(TestEnvelopes.sign(peer.clerk(TestPeer.JIANGXI), prepared.getPayload()))
                .build();
        SubmitRequest request = SubmitRequest.newBuilder()
                .setChannelId("yinzheng")
                .setPreparedTransaction(signed)
                .build();

        assertThatThrownBy(() -> GatewayGrpc.newBlockingStub(peer.channel()).submit(request))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.ABORTED))
                .hasMessageContaining("FORBIDDEN");
    }

    @Test
    void a_transaction_of_six_megabytes_is_refused_and_the_peer_goes_on() throws Exception {
        Contract notes = peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ);
        Transaction large = Calls.endorse(notes, "PutMany", "large", "6000000");

        assertThatThrownBy(large::submitAsync).isInstanceOfSatisfying(SubmitException.class, e -> assertThat(
                        e.getDetails().get(0).getMessage())
                .contains("exceeds maximum allowed 2097152 bytes"));
        assertThat(Calls.submit(notes, "PutMany", "small", "600000").isSuccessful())
                .isTrue();
    }

    @Test
    void another_channel_is_not_found() {
        Contract notes = peer.gateway(TestPeer.ZHEJIANG).getNetwork("another").getContract(TestPeer.ZJ, "notes");

        assertThatThrownBy(() -> notes.evaluateTransaction("Get", "a")).hasMessageContaining("yinzheng");
    }

    @Test
    void a_peer_whose_clock_is_ten_years_off_refuses_todays_proposals(@TempDir Path other) {
        var clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(3652));
        try (TestPeer late = TestPeer.start(TestPeer.settings(other).withClock(clock))) {
            assertThatThrownBy(() -> Calls.evaluate(late.notes(TestPeer.ZHEJIANG, TestPeer.ZJ), "Get", "a"))
                    .hasMessageContaining("timestamp");
        }
    }

    private static int evaluate(SignedProposal proposal) {
        return GatewayGrpc.newBlockingStub(peer.channel())
                .evaluate(EvaluateRequest.newBuilder()
                        .setProposedTransaction(proposal)
                        .build())
                .getResult()
                .getStatus();
    }

    private static void assertRefused(SignedProposal proposal, String reason) {
        assertThatThrownBy(() -> evaluate(proposal))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION))
                .hasMessageContaining(reason);
        assertThatThrownBy(() -> GatewayGrpc.newBlockingStub(peer.channel())
                        .endorse(EndorseRequest.newBuilder()
                                .setProposedTransaction(proposal)
                                .build()))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.ABORTED));
    }
}
