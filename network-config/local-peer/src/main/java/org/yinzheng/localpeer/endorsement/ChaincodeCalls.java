// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.stream.Collectors;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.yinzheng.localpeer.channel.ChaincodeDefinition;
import org.yinzheng.localpeer.channel.PeerNetwork;

/**
 * Calls chaincodes by name, from outside or from another chaincode. A nested call runs on the caller's thread, so calls
 * cannot wait for each other.
 */
final class ChaincodeCalls {
    private final ChaincodeHost host;
    private final Map<String, ChaincodeDefinition> definitions;

    ChaincodeCalls(ChaincodeHost host, PeerNetwork network) {
        this.host = host;
        this.definitions = network.chaincodes().stream()
                .collect(Collectors.toUnmodifiableMap(ChaincodeDefinition::name, definition -> definition));
    }

    /** @throws SimulationException if the channel has no such chaincode. */
    ChaincodeDefinition definition(String name) {
        ChaincodeDefinition definition = definitions.get(name);
        if (definition == null) {
            throw new SimulationException("chaincode " + name + " not found: the channel has "
                    + definitions.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return definition;
    }

    /** Runs a chaincode to its COMPLETED or ERROR message. */
    ChaincodeMessage call(Simulation simulation, String name, ChaincodeInput input) {
        definition(name);
        // as Fabric's peers do: whoever changes the definition meanwhile invalidates this transaction
        simulation.get(Lifecycle.NAMESPACE, Lifecycle.sequenceKey(name));
        if (!simulation.enter(name)) {
            throw new SimulationException("txid: " + simulation.transactionId() + "(" + simulation.channel()
                    + ") exists: " + name + " is already running in this transaction");
        }
        try {
            Conversation conversation = new Conversation(this, simulation, name);
            host.run(transaction(simulation, input), conversation);
            return conversation.answer();
        } finally {
            simulation.leave(name);
        }
    }

    ChaincodeMessage nested(Simulation simulation, ChaincodeSpec spec) {
        String target = spec.getChaincodeId().getName();
        int slash = target.indexOf('/');
        String name = slash < 0 ? target : target.substring(0, slash);
        if (slash >= 0 && !target.substring(slash + 1).equals(simulation.channel())) {
            throw new SimulationException("the local peer has one channel: " + simulation.channel());
        }
        return call(simulation, name, spec.getInput());
    }

    private static ChaincodeMessage transaction(Simulation simulation, ChaincodeInput input) {
        ByteString payload = input.toByteString();
        return ChaincodeMessage.newBuilder()
                .setType(ChaincodeMessage.Type.TRANSACTION)
                .setChannelId(simulation.channel())
                .setTxid(simulation.transactionId())
                .setPayload(payload)
                .setProposal(simulation.proposal())
                .build();
    }
}
