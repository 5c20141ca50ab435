// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.common.IdentifierHeader;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProcessedTransaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.localpeer.channel.BlockHash;
import org.yinzheng.localpeer.channel.ChannelConfig;

/** Decodes what the peer writes with the JDK's cryptography and Fabric's own definitions. */
class FormatTest {
    @TempDir
    static Path folder;

    static TestPeer peer;
    static Contract notes;
    static Contract qscc;

    @BeforeAll
    static void start() {
        peer = TestPeer.start(folder);
        notes = peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ);
        qscc = peer.network(TestPeer.ZHEJIANG).getContract("qscc");
    }

    @AfterAll
    static void stop() {
        peer.close();
    }

    @Test
    void blocks_are_chained_by_the_hash_of_their_der_header() throws Exception {
        Calls.submit(notes, "Put", "chain", "1");
        long height = Calls.chain(peer).getHeight();
        byte[] previous = {};
        for (long number = 0; number < height; number++) {
            Block block = Calls.block(peer, number);
            assertThat(block.getHeader().getPreviousHash().toByteArray()).isEqualTo(previous);
            MessageDigest data = MessageDigest.getInstance("SHA-256");
            block.getData().getDataList().forEach(each -> data.update(each.asReadOnlyByteBuffer()));
            assertThat(block.getHeader().getDataHash().toByteArray()).isEqualTo(data.digest());
            byte[] header = BlockHash.headerBytes(block.getHeader());
            ASN1Sequence fields = ASN1Sequence.getInstance(header);
            assertThat(ASN1Integer.getInstance(fields.getObjectAt(0)).longValueExact())
                    .isEqualTo(number);
            assertThat(ASN1OctetString.getInstance(fields.getObjectAt(2)).getOctets())
                    .isEqualTo(block.getHeader().getDataHash().toByteArray());
            previous = MessageDigest.getInstance("SHA-256").digest(header);
        }
        assertThat(Calls.chain(peer).getCurrentBlockHash().toByteArray()).isEqualTo(previous);
    }

    @Test
    void a_block_carries_the_signatures_of_a_quorum_of_the_configured_consenters() throws Exception {
        Status status = Calls.submit(notes, "Put", "signed", "1");
        Block block = Calls.block(peer, status.getBlockNumber());
        ChannelConfig config = ChannelConfig.read(Calls.block(peer, 0));
        Metadata metadata = Metadata.parseFrom(block.getMetadata().getMetadata(BlockMetadataIndex.SIGNATURES_VALUE));
        Set<Integer> signers = new HashSet<>();
        for (MetadataSignature each : metadata.getSignaturesList()) {
            assertThat(each.getSignatureHeader()).isEmpty();
            int id = IdentifierHeader.parseFrom(each.getIdentifierHeader()).getIdentifier();
            Consenter consenter = config.consenters().stream()
                    .filter(candidate -> candidate.getId() == id)
                    .findFirst()
                    .orElseThrow();
            Signature verifier = verifier(consenter.getIdentity());
            verifier.update(metadata.getValue().toByteArray());
            verifier.update(each.getIdentifierHeader().toByteArray());
            verifier.update(BlockHash.headerBytes(block.getHeader()));
            assertThat(verifier.verify(each.getSignature().toByteArray())).isTrue();
            signers.add(id);
        }

        assertThat(config.consenters()).hasSize(4);
        assertThat(signers).hasSize(3);
        assertThat(OrdererBlockMetadata.parseFrom(metadata.getValue())
                        .getLastConfig()
                        .getIndex())
                .isZero();
    }

    @Test
    void an_envelope_holds_endorsements_of_each_organisation_over_response_and_endorser() throws Exception {
        Transaction transaction = Calls.endorse(notes, "Create", "endorsed", "1");
        Status status = Calls.submit(transaction);
        ProcessedTransaction stored = ProcessedTransaction.parseFrom(
                qscc.evaluateTransaction("GetTransactionByID", "yinzheng", transaction.getTransactionId()));
        var parsed = org.yinzheng.localpeer.transaction.Transaction.parse(
                stored.getTransactionEnvelope().toByteString());
        var action = parsed.actionPayload().getAction();

        assertThat(stored.getValidationCode()).isEqualTo(TxValidationCode.VALID_VALUE);
        assertThat(status.isSuccessful()).isTrue();
        assertThat(action.getEndorsementsList()).hasSize(2);
        for (Endorsement endorsement : action.getEndorsementsList()) {
            SerializedIdentity endorser = SerializedIdentity.parseFrom(endorsement.getEndorser());
            Signature verifier = verifier(endorser.getIdBytes());
            verifier.update(action.getProposalResponsePayload().toByteArray());
            verifier.update(endorsement.getEndorser().toByteArray());
            assertThat(verifier.verify(endorsement.getSignature().toByteArray()))
                    .as(endorser.getMspid())
                    .isTrue();
        }
        assertThat(parsed.action().getChaincodeId().getName()).isEqualTo(TestPeer.ZJ);
        assertThat(parsed.action().getResponse().getPayload().toStringUtf8()).isEqualTo("1");
        ChaincodeEvent event = ChaincodeEvent.parseFrom(parsed.action().getEvents());
        assertThat(event.getEventName()).isEqualTo("note.created");
        assertThat(event.getChaincodeId()).isEqualTo(TestPeer.ZJ);
        assertThat(event.getTxId()).isEqualTo(transaction.getTransactionId());
    }

    @Test
    void the_read_set_holds_definitions_own_reads_and_those_of_callees() throws Exception {
        Calls.submit(peer.notes(TestPeer.JIANGXI, TestPeer.JX), "Put", "read", "1");
        Transaction transaction = Calls.endorse(notes, "CopyFrom", TestPeer.JX, "read", "2");
        Calls.submit(transaction);
        ProcessedTransaction stored = ProcessedTransaction.parseFrom(
                qscc.evaluateTransaction("GetTransactionByID", "yinzheng", transaction.getTransactionId()));
        var sets = org.yinzheng.localpeer.transaction.Transaction.parse(
                        stored.getTransactionEnvelope().toByteString())
                .sets();

        assertThat(sets).extracting(set -> set.namespace()).containsExactly("_lifecycle", TestPeer.ZJ, TestPeer.JX);
        assertThat(sets.get(0).set().getReadsList())
                .extracting(KVRead::getKey)
                .containsExactly("namespaces/fields/yz-330000/Sequence", "namespaces/fields/yz-360000/Sequence");
        assertThat(sets.get(0).set().getReads(0).getVersion().getBlockNum()).isEqualTo(1);
        assertThat(sets.get(1).set().getWritesList()).hasSize(1);
        assertThat(sets.get(2).set().getReadsList()).extracting(KVRead::getKey).containsExactly("read");
        assertThat(sets.get(2).set().getWritesList()).isEmpty();
    }

    @Test
    void block_0_is_the_configuration_and_block_1_defines_the_chaincodes() throws Exception {
        Block genesis = Calls.block(peer, 0);
        Block definitions = Calls.block(peer, 1);
        Contract cscc = peer.network(TestPeer.ZHEJIANG).getContract("cscc");

        assertThat(genesis.getHeader()).isEqualTo(peer.material().genesisBlock().getHeader());
        assertThat(ChannelConfig.read(genesis).channel()).isEqualTo("yinzheng");
        assertThat(definitions.getData().getDataList()).hasSize(4);
        for (ByteString envelope : definitions.getData().getDataList()) {
            assertThat(org.yinzheng.localpeer.transaction.Transaction.parse(envelope)
                            .chaincode())
                    .isEqualTo("_lifecycle");
        }
        assertThat(Block.parseFrom(cscc.evaluateTransaction("GetConfigBlock", "yinzheng")))
                .isEqualTo(genesis);
        assertThat(Config.parseFrom(cscc.evaluateTransaction("GetChannelConfig", "yinzheng"))
                        .getChannelGroup()
                        .getGroupsMap())
                .containsKeys("Application", "Orderer");
    }

    @Test
    void commit_hashes_differ_from_block_to_block_and_stand_in_slot_4() throws Exception {
        long first = Calls.submit(notes, "Put", "hash", "1").getBlockNumber();
        long second = Calls.submit(notes, "Put", "hash", "1").getBlockNumber();
        Set<ByteString> hashes = new HashSet<>();
        for (long number : new long[] {1, first, second}) {
            hashes.add(
                    Metadata.parseFrom(Calls.block(peer, number).getMetadata().getMetadata(4))
                            .getValue());
        }

        assertThat(hashes).hasSize(3).allMatch(hash -> hash.size() == 32);
    }

    @Test
    void blocks_are_found_by_number_hash_and_transaction() throws Exception {
        Transaction transaction = Calls.endorse(notes, "Put", "find", "1");
        long number = Calls.submit(transaction).getBlockNumber();
        Block block = Calls.block(peer, number);
        byte[] hash = BlockHash.ofHeader(block.getHeader()).toByteArray();
        byte[] byHash = qscc.newProposal("GetBlockByHash")
                .addArguments("yinzheng".getBytes(StandardCharsets.UTF_8), hash)
                .build()
                .evaluate();

        assertThat(Block.parseFrom(byHash)).isEqualTo(block);
        assertThat(Block.parseFrom(
                        qscc.evaluateTransaction("GetBlockByTxID", "yinzheng", transaction.getTransactionId())))
                .isEqualTo(block);
        assertThatThrownBy(() -> qscc.evaluateTransaction("GetBlockByNumber", "yinzheng", "999999"))
                .isInstanceOf(GatewayException.class);
        assertThatThrownBy(() -> qscc.evaluateTransaction("GetChainInfo", "another"))
                .isInstanceOf(GatewayException.class);
    }

    @Test
    void a_query_of_the_chain_can_be_endorsed_by_two_organisations() throws Exception {
        byte[] prepared = qscc.newProposal("GetChainInfo")
                .addArguments("yinzheng")
                .setEndorsingOrganizations(TestPeer.ZHEJIANG, TestPeer.JIANGXI)
                .build()
                .endorse()
                .getResult();

        assertThat(BlockchainInfo.parseFrom(prepared).getHeight()).isPositive();
    }

    private static Signature verifier(ByteString certificatePem) throws Exception {
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(certificatePem.newInput());
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(certificate.getPublicKey());
        return verifier;
    }
}
