// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.testledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.IdentifierHeader;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.SigningIdentity;

/** A chain that grows by real blocks of the demo network, signed by its four consenters. */
public final class TestChain {

    public static final String CHANNEL = "yinzheng";

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final NetworkMaterial material;
    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, SigningIdentity> identities = new HashMap<>();

    public TestChain() {
        this.material = TestNetwork.material();
        try {
            blocks.add(material.genesisBlock());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A chain with the same blocks so far. */
    public TestChain copy() {
        var copy = new TestChain();
        copy.blocks.clear();
        copy.blocks.addAll(blocks);
        return copy;
    }

    public List<Block> blocks() {
        return List.copyOf(blocks);
    }

    public Block last() {
        return blocks.get(blocks.size() - 1);
    }

    public void add(Proposal... proposals) {
        add(Arrays.stream(proposals).map(this::envelope).toList());
    }

    public void add(List<Envelope> envelopes) {
        addRaw(envelopes.stream().map(Envelope::toByteString).toList(), new byte[envelopes.size()]);
    }

    /** Transactions as they are, each with its validity flag. */
    public void addRaw(List<ByteString> transactions, byte[] flags) {
        blocks.add(signed(next(transactions), flags));
    }

    public void dropLast() {
        blocks.remove(blocks.size() - 1);
    }

    /** Writes each block to a file named by its number. */
    public void store(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var block : blocks) {
            Files.write(folder.resolve(Long.toString(block.getHeader().getNumber())), block.toByteArray());
        }
    }

    public void replaceLast(Block block) {
        blocks.set(blocks.size() - 1, block);
    }

    /** A configuration block, as the orderers would cut it. */
    public void addConfiguration(Config config) {
        var header = Header.newBuilder()
                .setChannelHeader(ChannelHeader.newBuilder()
                        .setType(HeaderType.CONFIG_VALUE)
                        .setChannelId(CHANNEL)
                        .build()
                        .toByteString())
                .build();
        var payload = Payload.newBuilder()
                .setHeader(header)
                .setData(ConfigEnvelope.newBuilder().setConfig(config).build().toByteString())
                .build();
        var envelope = Envelope.newBuilder().setPayload(payload.toByteString()).build();
        addRaw(List.of(envelope.toByteString()), new byte[1]);
    }

    public Envelope envelope(Proposal proposal) {
        return envelope(proposal, client(proposal.creatorMsp, proposal.client));
    }

    public Envelope envelope(Proposal proposal, SigningIdentity creator) {
        var nonce = new byte[24];
        RANDOM.nextBytes(nonce);
        var signatureHeader = SignatureHeader.newBuilder()
                .setCreator(creator.serialized().toByteString())
                .setNonce(ByteString.copyFrom(nonce))
                .build();
        var channelHeader = ChannelHeader.newBuilder()
                .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                .setChannelId(CHANNEL)
                .setTxId(hex(sha256(signatureHeader.getNonce(), signatureHeader.getCreator())))
                .setTimestamp(Timestamp.newBuilder().setSeconds(proposal.timestamp))
                .build();
        var header = Header.newBuilder()
                .setChannelHeader(channelHeader.toByteString())
                .setSignatureHeader(signatureHeader.toByteString())
                .build();
        var action = TransactionAction.newBuilder()
                .setHeader(signatureHeader.toByteString())
                .setPayload(action(proposal, header).toByteString());
        var payload = Payload.newBuilder()
                .setHeader(header)
                .setData(Transaction.newBuilder().addActions(action).build().toByteString())
                .build()
                .toByteString();
        return Envelope.newBuilder()
                .setPayload(payload)
                .setSignature(sign(creator.privateKey(), payload))
                .build();
    }

    private ChaincodeActionPayload action(Proposal proposal, Header header) {
        var input = ChaincodeInput.newBuilder();
        proposal.arguments.forEach(argument -> input.addArgs(ByteString.copyFromUtf8(argument)));
        var invocation = ChaincodeInvocationSpec.newBuilder()
                .setChaincodeSpec(ChaincodeSpec.newBuilder()
                        .setChaincodeId(ChaincodeID.newBuilder().setName(proposal.chaincode))
                        .setInput(input))
                .build();
        var proposalPayload = ChaincodeProposalPayload.newBuilder()
                .setInput(invocation.toByteString())
                .build()
                .toByteString();
        var results = TxReadWriteSet.newBuilder();
        proposal.sets.forEach((namespace, set) -> results.addNsRwset(NsReadWriteSet.newBuilder()
                .setNamespace(namespace)
                .setRwset(set.build().toByteString())));
        var response = ProposalResponsePayload.newBuilder()
                .setProposalHash(sha256(header.getChannelHeader(), header.getSignatureHeader(), proposalPayload))
                .setExtension(ChaincodeAction.newBuilder()
                        .setResults(results.build().toByteString())
                        .build()
                        .toByteString())
                .build()
                .toByteString();
        var endorsed = ChaincodeEndorsedAction.newBuilder().setProposalResponsePayload(response);
        for (var organisation : proposal.endorsers) {
            var peer = endorser(organisation);
            var endorser = peer.serialized().toByteString();
            endorsed.addEndorsements(Endorsement.newBuilder()
                    .setEndorser(endorser)
                    .setSignature(sign(peer.privateKey(), response.concat(endorser))));
        }
        return ChaincodeActionPayload.newBuilder()
                .setChaincodeProposalPayload(proposalPayload)
                .setAction(endorsed)
                .build();
    }

    private Block next(List<ByteString> transactions) {
        return Block.newBuilder()
                .setHeader(BlockHeader.newBuilder()
                        .setNumber(blocks.size())
                        .setPreviousHash(sha256(headerBytes(last().getHeader())))
                        .setDataHash(sha256(transactions.toArray(ByteString[]::new))))
                .setData(BlockData.newBuilder().addAllData(transactions))
                .build();
    }

    /** The block with the signatures of all consenters, or of as many as are named. */
    public Block signed(Block block, byte[] flags, int... consenters) {
        var ids = consenters.length == 0 ? new int[] {1, 2, 3, 4} : consenters;
        var value = OrdererBlockMetadata.getDefaultInstance().toByteString();
        var signatures = Metadata.newBuilder().setValue(value);
        for (var id : ids) {
            var header = IdentifierHeader.newBuilder()
                    .setIdentifier(id)
                    .setNonce(ByteString.copyFrom(new byte[] {(byte) id}))
                    .build()
                    .toByteString();
            signatures.addSignatures(MetadataSignature.newBuilder()
                    .setIdentifierHeader(header)
                    .setSignature(sign(
                            consenter(id).privateKey(), value.concat(header).concat(headerBytes(block.getHeader())))));
        }
        return block.toBuilder()
                .setMetadata(BlockMetadata.newBuilder()
                        .addMetadata(signatures.build().toByteString())
                        .addMetadata(ByteString.EMPTY)
                        .addMetadata(ByteString.copyFrom(flags))
                        .addMetadata(ByteString.EMPTY)
                        .addMetadata(Metadata.newBuilder()
                                .setValue(sha256(headerBytes(block.getHeader())))
                                .build()
                                .toByteString()))
                .build();
    }

    /** The block as an organisation's orderer signs it where no consenters are configured. */
    public Block signedByOrderer(Block block, String mspId) {
        var orderer = identity(mspId + "/orderer0", () -> material.orderer(mspId, "orderer0"));
        var value = OrdererBlockMetadata.getDefaultInstance().toByteString();
        var header = SignatureHeader.newBuilder()
                .setCreator(orderer.serialized().toByteString())
                .setNonce(ByteString.copyFromUtf8(mspId))
                .build()
                .toByteString();
        var signed = value.concat(header).concat(headerBytes(block.getHeader()));
        var metadata = Metadata.newBuilder()
                .setValue(value)
                .addSignatures(MetadataSignature.newBuilder()
                        .setSignatureHeader(header)
                        .setSignature(sign(orderer.privateKey(), signed)));
        return block.toBuilder()
                .setMetadata(block.getMetadata().toBuilder()
                        .setMetadata(0, metadata.build().toByteString()))
                .build();
    }

    /** An organisation's peer, or a client named as {@code organisation/client}. */
    private SigningIdentity endorser(String name) {
        var parts = name.split("/");
        return parts.length == 1 ? peer(name) : client(parts[0], parts[1]);
    }

    public SigningIdentity peer(String mspId) {
        return identity(mspId + "/peer0", () -> material.peer(mspId, "peer0"));
    }

    private SigningIdentity client(String mspId, String name) {
        return identity(mspId + "/" + name, () -> material.client(mspId, name));
    }

    private SigningIdentity consenter(int id) {
        var mspId = material.description().organisations().get(id - 1).mspId();
        return identity(mspId + "/orderer0", () -> material.orderer(mspId, "orderer0"));
    }

    private interface Loader {
        SigningIdentity load() throws IOException;
    }

    private SigningIdentity identity(String name, Loader loader) {
        return identities.computeIfAbsent(name, unknown -> {
            try {
                return loader.load();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    public static ByteString sha256(ByteString... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part.asReadOnlyByteBuffer());
            }
            return ByteString.copyFrom(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ByteString sign(PrivateKey key, ByteString message) {
        try {
            var signer = Signature.getInstance("SHA256withECDSA", PROVIDER);
            signer.initSign(key);
            signer.update(message.asReadOnlyByteBuffer());
            return ByteString.copyFrom(lowS(signer.sign()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one of two equally good signatures that Fabric takes. */
    private static byte[] lowS(byte[] signature) throws IOException {
        var order = CustomNamedCurves.getByName("P-256").getN();
        var values = StandardDSAEncoding.INSTANCE.decode(order, signature);
        return StandardDSAEncoding.INSTANCE.encode(order, values[0], values[1].min(order.subtract(values[1])));
    }

    private static ByteString headerBytes(BlockHeader header) {
        var fields = new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(BigInteger.valueOf(header.getNumber())),
            new DEROctetString(header.getPreviousHash().toByteArray()),
            new DEROctetString(header.getDataHash().toByteArray())
        });
        try {
            return ByteString.copyFrom(fields.getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
