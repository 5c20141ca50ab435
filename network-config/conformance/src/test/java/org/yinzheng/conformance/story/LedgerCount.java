// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.story;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.yinzheng.network.SigningIdentity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Counts records on the ledger itself, with Fabric's own client and past our gateway. */
final class LedgerCount {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 100;

    private LedgerCount() {}

    /** How many records of a kind stand in Zhejiang's namespace. */
    static int of(RunningNetwork network, String kind) throws IOException, GatewayException, InterruptedException {
        return ask(network, channel -> count(channel.getContract("yz-330000", "registry"), kind));
    }

    /** How many blocks the peer has. */
    static long height(RunningNetwork network) throws IOException, GatewayException, InterruptedException {
        byte[] info = ask(
                network, channel -> channel.getContract("qscc").evaluateTransaction("GetChainInfo", channel.getName()));
        return BlockchainInfo.parseFrom(info).getHeight();
    }

    private interface Question<T> {
        T ask(Network channel) throws GatewayException;
    }

    private static <T> T ask(RunningNetwork network, Question<T> question)
            throws IOException, GatewayException, InterruptedException {
        Channel channel = network.peer();
        SigningIdentity identity = network.material().client("ZhejiangMSP", "zj-registrar");
        try (Gateway gateway = Gateway.newInstance()
                .identity(new X509Identity(identity.mspId(), identity.certificate()))
                .signer(Signers.newPrivateKeySigner(identity.privateKey()))
                .hash(Hash.SHA256)
                .connection(channel)
                .connect()) {
            return question.ask(gateway.getNetwork("yinzheng"));
        } finally {
            if (channel instanceof ManagedChannel own) {
                own.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
            }
        }
    }

    private static int count(Contract registry, String kind) throws GatewayException {
        int count = 0;
        String after = "";
        do {
            ObjectNode query = JSON.createObjectNode();
            if (!after.isEmpty()) {
                query.put("after", after);
            }
            query.put("kind", kind).put("limit", PAGE).putArray("parts");
            byte[] answer = registry.evaluateTransaction("List", JSON.writeValueAsString(query));
            JsonNode page = JSON.readTree(new String(answer, StandardCharsets.UTF_8));
            count += page.path("items").size();
            after = page.path("next").asString("");
        } while (!after.isEmpty());
        return count;
    }
}
