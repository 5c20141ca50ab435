// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.BAD_COMMON_HEADER;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.BAD_CREATOR_SIGNATURE;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.BAD_PAYLOAD;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.BAD_PROPOSAL_TXID;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.INVALID_CHAINCODE;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.INVALID_CONFIG_TRANSACTION;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.INVALID_ENDORSER_TRANSACTION;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.NIL_ENVELOPE;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.TARGET_CHAIN_NOT_FOUND;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.UNSUPPORTED_TX_PAYLOAD;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.localpeer.channel.ChannelConfig;
import org.yinzheng.localpeer.endorsement.PreparedTransaction;
import org.yinzheng.localpeer.identity.Sha256;
import org.yinzheng.localpeer.identity.SigningIdentity;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;

/** Each way in which an envelope can be wrong, and Fabric's code for it. */
class TransactionCheckTest {
    private static final ByteString PROPOSAL = ByteString.copyFromUtf8("public payload");

    @TempDir
    static Path folder;

    static TransactionCheck check;
    static SigningIdentity client;
    static SigningIdentity peer;

    @BeforeAll
    static void network() throws Exception {
        NetworkMaterial material = NetworkMaterial.generate(NetworkDescription.demoText(), folder.resolve("network"));
        check = new TransactionCheck(ChannelConfig.read(material.genesisBlock()));
        Path zhejiang = material.organisationFolder("ZhejiangMSP");
        client = read(zhejiang.resolve("clients/zj-market-clerk"));
        peer = read(zhejiang.resolve("peers/peer0"));
    }

    private static SigningIdentity read(Path folder) throws Exception {
        return SigningIdentity.read("ZhejiangMSP", folder.resolve("cert.pem"), folder.resolve("key.pem"));
    }

    @Test
    void a_sound_envelope_is_valid_and_names_its_endorsers() {
        CheckedTransaction checked = check.check(envelope(header -> {}, action -> {}, payload -> payload));

        assertThat(checked.code()).isEqualTo(VALID);
        assertThat(checked.endorsers()).hasSize(1);
        assertThat(checked.endorsers().get(0).mspId()).isEqualTo("ZhejiangMSP");
    }

    @Test
    void nothing_garbage_and_emptiness_have_codes_of_their_own() {
        assertThat(check.check(ByteString.EMPTY).code()).isEqualTo(NIL_ENVELOPE);
        assertThat(check.check(ByteString.copyFromUtf8("\u00ff\u00ff")).code()).isEqualTo(BAD_PAYLOAD);
        assertThat(check.check(Envelope.newBuilder()
                                .setSignature(ByteString.copyFromUtf8("x"))
                                .build()
                                .toByteString())
                        .code())
                .isEqualTo(BAD_PAYLOAD);
        assertThat(check.check(Envelope.newBuilder()
                                .setPayload(Payload.newBuilder()
                                        .setData(PROPOSAL)
                                        .build()
                                        .toByteString())
                                .build()
                                .toByteString())
                        .code())
                .isEqualTo(BAD_COMMON_HEADER);
    }

    @Test
    void a_flipped_bit_in_what_was_signed_is_a_bad_signature() throws Exception {
        Envelope sound = Envelope.parseFrom(envelope(header -> {}, action -> {}, payload -> payload));
        byte[] payload = sound.getPayload().toByteArray();
        payload[payload.length - 1] ^= 1;
        Envelope changed =
                sound.toBuilder().setPayload(ByteString.copyFrom(payload)).build();

        assertThat(check.check(changed.toByteString()).code()).isEqualTo(BAD_CREATOR_SIGNATURE);
        assertThat(check.check(sound.toBuilder().clearSignature().build().toByteString())
                        .code())
                .isEqualTo(BAD_CREATOR_SIGNATURE);
    }

    @Test
    void headers_are_held_to_type_epoch_channel_and_transaction_id() {
        assertCode(BAD_COMMON_HEADER, header -> header.setEpoch(1));
        assertCode(BAD_COMMON_HEADER, header -> header.setType(99));
        assertCode(UNSUPPORTED_TX_PAYLOAD, header -> header.setType(HeaderType.MESSAGE_VALUE));
        assertCode(INVALID_CONFIG_TRANSACTION, header -> header.setType(HeaderType.CONFIG_VALUE));
        assertCode(BAD_PROPOSAL_TXID, header -> header.setTxId("0".repeat(64)));
        assertCode(TARGET_CHAIN_NOT_FOUND, header -> header.setChannelId("another"));
        assertCode(INVALID_CHAINCODE, header -> header.clearExtension());
    }

    @Test
    void the_chaincode_that_ran_must_be_the_one_that_was_called() {
        assertThat(check.check(envelope(
                                header -> {},
                                action -> action.setChaincodeId(ChaincodeID.newBuilder()
                                        .setName("other")
                                        .setVersion("1")),
                                payload -> payload))
                        .code())
                .isEqualTo(INVALID_CHAINCODE);
        assertThat(check.check(envelope(
                                header -> {},
                                action -> action.setChaincodeId(
                                        ChaincodeID.newBuilder().setName("yz-330000")),
                                payload -> payload))
                        .code())
                .as("without a version")
                .isEqualTo(INVALID_CHAINCODE);
    }

    @Test
    void a_payload_that_is_no_transaction_or_hides_another_proposal_is_refused() {
        assertThat(check.check(envelope(header -> {}, action -> {}, payload -> payload.toBuilder()
                                .setData(Transaction.getDefaultInstance().toByteString())
                                .build()))
                        .code())
                .isEqualTo(INVALID_ENDORSER_TRANSACTION);
        ByteString other = PreparedTransaction.of(
                        header(builder -> {}),
                        ByteString.copyFromUtf8("another proposal"),
                        response(header(builder -> {}), action -> {}),
                        List.of(peer))
                .toByteString();
        assertThat(check.check(signed(other)).code()).isEqualTo(INVALID_ENDORSER_TRANSACTION);
    }

    private static void assertCode(TxValidationCode code, Consumer<ChannelHeader.Builder> change) {
        assertThat(check.check(envelope(change, action -> {}, payload -> payload))
                        .code())
                .isEqualTo(code);
    }

    private static ByteString envelope(
            Consumer<ChannelHeader.Builder> header,
            Consumer<ChaincodeAction.Builder> action,
            UnaryOperator<Payload> payload) {
        Header built = header(header);
        return signed(payload.apply(PreparedTransaction.of(built, PROPOSAL, response(built, action), List.of(peer)))
                .toByteString());
    }

    private static ByteString signed(ByteString payload) {
        return Envelope.newBuilder()
                .setPayload(payload)
                .setSignature(client.sign(payload))
                .build()
                .toByteString();
    }

    private static Header header(Consumer<ChannelHeader.Builder> change) {
        ByteString nonce = ByteString.copyFromUtf8("nonce");
        ChannelHeader.Builder channel = ChannelHeader.newBuilder()
                .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                .setChannelId("yinzheng")
                .setTxId(HexFormat.of().formatHex(Sha256.of(nonce, client.serialized())))
                .setExtension(ChaincodeHeaderExtension.newBuilder()
                        .setChaincodeId(ChaincodeID.newBuilder().setName("yz-330000"))
                        .build()
                        .toByteString());
        change.accept(channel);
        return Header.newBuilder()
                .setChannelHeader(channel.build().toByteString())
                .setSignatureHeader(SignatureHeader.newBuilder()
                        .setCreator(client.serialized())
                        .setNonce(nonce)
                        .build()
                        .toByteString())
                .build();
    }

    private static ByteString response(Header header, Consumer<ChaincodeAction.Builder> change) {
        ChaincodeAction.Builder action = ChaincodeAction.newBuilder()
                .setChaincodeId(ChaincodeID.newBuilder().setName("yz-330000").setVersion("1.0"))
                .setResults(TxReadWriteSet.getDefaultInstance().toByteString());
        change.accept(action);
        return ProposalResponsePayload.newBuilder()
                .setProposalHash(ByteString.copyFrom(
                        Sha256.of(header.getChannelHeader(), header.getSignatureHeader(), PROPOSAL)))
                .setExtension(action.build().toByteString())
                .build()
                .toByteString();
    }
}
