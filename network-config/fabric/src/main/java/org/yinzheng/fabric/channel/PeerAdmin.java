// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric.channel;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.peer.ChannelInfo;
import org.hyperledger.fabric.protos.peer.ChannelQueryResponse;
import org.hyperledger.fabric.protos.peer.EndorserGrpc;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.SignedSnapshotRequest;
import org.hyperledger.fabric.protos.peer.SnapshotGrpc;
import org.hyperledger.fabric.protos.peer.SnapshotRequest;
import org.hyperledger.fabric.protos.peer.lifecycle.InstallChaincodeArgs;
import org.hyperledger.fabric.protos.peer.lifecycle.InstallChaincodeResult;
import org.hyperledger.fabric.protos.peer.lifecycle.QueryInstalledChaincodesArgs;
import org.hyperledger.fabric.protos.peer.lifecycle.QueryInstalledChaincodesResult;
import org.yinzheng.fabric.chaincode.ChaincodePackage;
import org.yinzheng.network.SigningIdentity;

/** One peer, spoken to directly by its organisation's administrator. */
public final class PeerAdmin {
    private static final int SUCCESS = 200;

    private final String name;
    private final SigningIdentity admin;
    private final ManagedChannel connection;
    private final long seconds;

    /** A peer behind this connection, which whoever opened it closes. */
    public PeerAdmin(String name, SigningIdentity admin, ManagedChannel connection) {
        this(name, admin, connection, 60);
    }

    private PeerAdmin(String name, SigningIdentity admin, ManagedChannel connection, long seconds) {
        this.name = name;
        this.admin = admin;
        this.connection = connection;
        this.seconds = seconds;
    }

    /** The same peer, given up on after so many seconds. */
    public PeerAdmin within(long limit) {
        return new PeerAdmin(name, admin, connection, limit);
    }

    /** Its host name. */
    public String name() {
        return name;
    }

    /** The channels that it has joined. */
    public List<String> channels() {
        return call("", "cscc", "GetChannels", ChannelQueryResponse.parser()).getChannelsList().stream()
                .map(ChannelInfo::getChannelId)
                .toList();
    }

    /** Joins a channel by its block 0. */
    public void join(byte[] genesisBlock) {
        invoke("", "cscc", List.of(ByteString.copyFromUtf8("JoinChain"), ByteString.copyFrom(genesisBlock)));
    }

    /** Joins a channel by a snapshot that lies in a folder which the peer sees. */
    public void joinBySnapshot(String folder) {
        invoke("", "cscc", List.of(ByteString.copyFromUtf8("JoinChainBySnapshot"), ByteString.copyFromUtf8(folder)));
    }

    /** Has a snapshot of the newest block made; the peer writes it among its completed ones. */
    public void requestSnapshot(String channel) {
        ByteString request = SnapshotRequest.newBuilder()
                .setSignatureHeader(Proposals.signer(admin))
                .setChannelId(channel)
                .build()
                .toByteString();
        try {
            SnapshotGrpc.newBlockingStub(connection)
                    .withDeadlineAfter(seconds, TimeUnit.SECONDS)
                    .generate(SignedSnapshotRequest.newBuilder()
                            .setRequest(request)
                            .setSignature(Proposals.signature(admin, request))
                            .build());
        } catch (StatusRuntimeException e) {
            throw new PeerRefusal(name, "snapshot", String.valueOf(e.getStatus().getDescription()), e);
        }
    }

    /** Number of blocks it has of a channel. */
    public long height(String channel) {
        return call(channel, "qscc", "GetChainInfo", BlockchainInfo.parser(), channel)
                .getHeight();
    }

    /** Identifiers of the packages installed. */
    public List<String> installed() {
        ByteString arguments = QueryInstalledChaincodesArgs.getDefaultInstance().toByteString();
        return call("", "_lifecycle", "QueryInstalledChaincodes", QueryInstalledChaincodesResult.parser(), arguments)
                .getInstalledChaincodesList()
                .stream()
                .map(QueryInstalledChaincodesResult.InstalledChaincode::getPackageId)
                .toList();
    }

    /** Installs a package. */
    public void install(ChaincodePackage one) {
        ByteString arguments = InstallChaincodeArgs.newBuilder()
                .setChaincodeInstallPackage(ByteString.copyFrom(one.content()))
                .build()
                .toByteString();
        String id = call("", "_lifecycle", "InstallChaincode", InstallChaincodeResult.parser(), arguments)
                .getPackageId();
        if (!id.equals(one.id())) {
            throw new IllegalStateException(name + " calls the package " + id + ", expected " + one.id());
        }
    }

    /** Calls a contract's function on this peer alone; nothing is recorded. */
    public byte[] evaluate(String channel, String chaincode, String function) {
        return invoke(channel, chaincode, List.of(ByteString.copyFromUtf8(function)))
                .toByteArray();
    }

    <T> T call(String channel, String chaincode, String function, Parser<T> answer, String argument) {
        return call(channel, chaincode, function, answer, ByteString.copyFromUtf8(argument));
    }

    <T> T call(String channel, String chaincode, String function, Parser<T> answer, ByteString... arguments) {
        List<ByteString> all = new ArrayList<>(List.of(ByteString.copyFromUtf8(function)));
        all.addAll(List.of(arguments));
        try {
            return answer.parseFrom(invoke(channel, chaincode, all));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(name + " answers " + chaincode + "." + function + " with other bytes", e);
        }
    }

    private ByteString invoke(String channel, String chaincode, List<ByteString> arguments) {
        ProposalResponse response;
        try {
            response = EndorserGrpc.newBlockingStub(connection)
                    .withDeadlineAfter(seconds, TimeUnit.SECONDS)
                    .processProposal(Proposals.of(admin, channel, chaincode, arguments));
        } catch (StatusRuntimeException e) {
            throw new PeerRefusal(name, chaincode, String.valueOf(e.getStatus().getDescription()), e);
        }
        if (response.getResponse().getStatus() != SUCCESS) {
            throw new PeerRefusal(name, chaincode, response.getResponse().getMessage(), null);
        }
        return response.getResponse().getPayload();
    }
}
