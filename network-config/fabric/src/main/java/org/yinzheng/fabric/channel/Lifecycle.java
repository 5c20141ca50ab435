// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric.channel;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ManagedChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.hyperledger.fabric.protos.peer.lifecycle.ApproveChaincodeDefinitionForMyOrgArgs;
import org.hyperledger.fabric.protos.peer.lifecycle.ChaincodeSource;
import org.hyperledger.fabric.protos.peer.lifecycle.CheckCommitReadinessArgs;
import org.hyperledger.fabric.protos.peer.lifecycle.CheckCommitReadinessResult;
import org.hyperledger.fabric.protos.peer.lifecycle.CommitChaincodeDefinitionArgs;
import org.hyperledger.fabric.protos.peer.lifecycle.QueryApprovedChaincodeDefinitionArgs;
import org.hyperledger.fabric.protos.peer.lifecycle.QueryApprovedChaincodeDefinitionResult;
import org.hyperledger.fabric.protos.peer.lifecycle.QueryChaincodeDefinitionsArgs;
import org.hyperledger.fabric.protos.peer.lifecycle.QueryChaincodeDefinitionsResult;
import org.yinzheng.network.ChaincodeDefinition;
import org.yinzheng.network.SigningIdentity;

/** Chaincode definitions of a channel, agreed to by one organisation's administrator through the Gateway service of its own peer. */
public final class Lifecycle implements AutoCloseable {
    private static final String LIFECYCLE = "_lifecycle";

    private final SigningIdentity admin;
    private final String channel;
    private final Gateway gateway;

    /** An administrator at the connection to one of its organisation's peers. */
    public Lifecycle(SigningIdentity admin, String channel, ManagedChannel connection) {
        this.admin = admin;
        this.channel = channel;
        this.gateway = Gateway.newInstance()
                .identity(new X509Identity(admin.mspId(), admin.certificate()))
                .signer(Signers.newPrivateKeySigner(admin.privateKey()))
                .connection(connection)
                .evaluateOptions(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))
                .endorseOptions(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))
                .submitOptions(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))
                .commitStatusOptions(options -> options.withDeadlineAfter(60, TimeUnit.SECONDS))
                .connect();
    }

    /**
     * A definition that the channel has.
     *
     * @param sequence how often the name was defined, from 1
     * @param policy the bytes of its endorsement policy
     */
    public record Committed(long sequence, ByteString policy) {
        /** Whether it says what this one says. */
        public boolean says(ChaincodeDefinition definition) {
            return policy.equals(Lifecycle.policy(definition));
        }
    }

    /** What is committed, by name. */
    public Map<String, Committed> committed() throws GatewayException {
        byte[] answer = evaluate(
                "QueryChaincodeDefinitions",
                QueryChaincodeDefinitionsArgs.getDefaultInstance().toByteString());
        try {
            Map<String, Committed> committed = new HashMap<>();
            QueryChaincodeDefinitionsResult.parseFrom(answer)
                    .getChaincodeDefinitionsList()
                    .forEach(one -> committed.put(
                            one.getName(), new Committed(one.getSequence(), one.getValidationParameter())));
            return committed;
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a peer answers QueryChaincodeDefinitions with other bytes", e);
        }
    }

    /** Whether this organisation has approved that definition of a name. */
    public boolean hasApproved(ChaincodeDefinition definition, long sequence) {
        ByteString arguments = QueryApprovedChaincodeDefinitionArgs.newBuilder()
                .setName(definition.name())
                .setSequence(sequence)
                .build()
                .toByteString();
        try {
            byte[] answer = evaluate("QueryApprovedChaincodeDefinition", arguments);
            return QueryApprovedChaincodeDefinitionResult.parseFrom(answer)
                    .getValidationParameter()
                    .equals(policy(definition));
        } catch (GatewayException e) {
            // a peer has no other word for "not approved" than an error
            return false;
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a peer answers QueryApprovedChaincodeDefinition with other bytes", e);
        }
    }

    /** MSP ids of those that have approved the next definition of a name. */
    public List<String> approvals(ChaincodeDefinition definition, long sequence) throws GatewayException {
        byte[] answer = evaluate(
                "CheckCommitReadiness",
                CheckCommitReadinessArgs.newBuilder()
                        .setSequence(sequence)
                        .setName(definition.name())
                        .setVersion(ChaincodeDefinition.VERSION)
                        .setValidationParameter(policy(definition))
                        .build()
                        .toByteString());
        try {
            return CheckCommitReadinessResult.parseFrom(answer).getApprovalsMap().entrySet().stream()
                    .filter(Map.Entry::getValue)
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a peer answers CheckCommitReadiness with other bytes", e);
        }
    }

    /** Approves a definition for this organisation, with the package that its peers shall use. */
    public void approve(ChaincodeDefinition definition, long sequence, String packageId) throws GatewayException {
        ByteString arguments = ApproveChaincodeDefinitionForMyOrgArgs.newBuilder()
                .setSequence(sequence)
                .setName(definition.name())
                .setVersion(ChaincodeDefinition.VERSION)
                .setValidationParameter(policy(definition))
                .setSource(ChaincodeSource.newBuilder()
                        .setLocalPackage(ChaincodeSource.Local.newBuilder().setPackageId(packageId)))
                .build()
                .toByteString();
        submit("ApproveChaincodeDefinitionForMyOrg", arguments, List.of(admin.mspId()));
    }

    /** Commits the next definition of a name, endorsed by these organisations. */
    public void commit(ChaincodeDefinition definition, long sequence, List<String> endorsers) throws GatewayException {
        ByteString arguments = CommitChaincodeDefinitionArgs.newBuilder()
                .setSequence(sequence)
                .setName(definition.name())
                .setVersion(ChaincodeDefinition.VERSION)
                .setValidationParameter(policy(definition))
                .build()
                .toByteString();
        submit("CommitChaincodeDefinition", arguments, endorsers);
    }

    private byte[] evaluate(String function, ByteString arguments) throws GatewayException {
        return gateway.getNetwork(channel)
                .getContract(LIFECYCLE)
                .newProposal(function)
                .addArguments(arguments.toByteArray())
                .setEndorsingOrganizations(admin.mspId())
                .build()
                .evaluate();
    }

    private void submit(String function, ByteString arguments, List<String> endorsers) throws GatewayException {
        var status = gateway.getNetwork(channel)
                .getContract(LIFECYCLE)
                .newProposal(function)
                .addArguments(arguments.toByteArray())
                .setEndorsingOrganizations(endorsers.toArray(String[]::new))
                .build()
                .endorse()
                .submitAsync()
                .getStatus();
        if (status.getCode() != TxValidationCode.VALID) {
            throw new IllegalStateException(function + " was recorded as " + status.getCode());
        }
    }

    private static ByteString policy(ChaincodeDefinition definition) {
        return ApplicationPolicy.newBuilder()
                .setSignaturePolicy(definition.policy())
                .build()
                .toByteString();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
