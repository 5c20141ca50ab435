// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.benchmark;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.yinzheng.conformance.engine.CommitQuestion;
import org.yinzheng.conformance.engine.FabricEngine;
import org.yinzheng.conformance.engine.World;
import org.yinzheng.network.SigningIdentity;
import org.yinzheng.signature.SigningKey;

/** Calls by Fabric's own client, endorsed by two members and committed VALID; it adds up what they send to be ordered. */
final class ContractCalls implements AutoCloseable {
    private final Gateway gateway;
    private final Contract contract;
    private final SigningIdentity client;
    private final LongAdder bytes = new LongAdder();

    ContractCalls(FabricEngine engine, SigningIdentity client) {
        this.client = client;
        this.gateway = Gateway.newInstance()
                .identity(new X509Identity(client.mspId(), client.certificate()))
                .signer(SigningKey.of(client.privateKey())::sign)
                .connection(engine.channel(client.mspId()))
                .connect();
        this.contract = gateway.getNetwork("yinzheng").getContract(World.ZJ);
    }

    /** The minimal contract puts one new key. */
    Void put() throws GatewayException {
        return commit("minimal:Put", "MIN-" + UUID.randomUUID(), "x");
    }

    Void commit(String function, String... arguments) throws GatewayException {
        Proposal.Builder proposal = contract.newProposal(function).addArguments(arguments);
        Transaction transaction = proposal.setEndorsingOrganizations(World.ZJ_MSP, World.JX_MSP)
                .build()
                .endorse();
        bytes.add(transaction.getBytes().length);
        TxValidationCode code = outcome(transaction);
        if (code != TxValidationCode.VALID) {
            throw new IllegalStateException("committed as " + code);
        }
        return null;
    }

    /** Orderers refuse what they have already, and a slow one has it before it is told: a refused sending decides nothing. */
    private TxValidationCode outcome(Transaction transaction) throws GatewayException {
        try {
            return transaction.submitAsync().getStatus().getCode();
        } catch (SubmitException e) {
            return gateway.newCommit(CommitQuestion.of(client, transaction.getTransactionId()))
                    .getStatus(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))
                    .getCode();
        }
    }

    /** Bytes of the envelopes since this was asked last. */
    long sent() {
        return bytes.sumThenReset();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
