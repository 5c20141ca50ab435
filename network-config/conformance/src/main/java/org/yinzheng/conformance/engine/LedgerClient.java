// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.engine;

import io.grpc.Channel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hyperledger.fabric.client.Commit;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.network.SigningIdentity;
import org.yinzheng.signature.SigningKey;

/** One officer's client certificate at work through Fabric's own client, without our gateway between. */
public final class LedgerClient implements AutoCloseable {
    public static final String CHANNEL = "yinzheng";
    private static final Pattern CODE = Pattern.compile("\\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+): ");

    private final SigningIdentity identity;
    private final Gateway gateway;
    private final List<Gateway> witnesses;

    private LedgerClient(SigningIdentity identity, Gateway gateway, List<Gateway> witnesses) {
        this.identity = identity;
        this.gateway = gateway;
        this.witnesses = witnesses;
    }

    /** A client at the peer of its own organisation, who hears of commits from all others too. */
    public static LedgerClient connect(SigningIdentity identity, Engine engine) {
        Channel own = engine.channel(identity.mspId());
        List<Gateway> witnesses = engine.peers().stream()
                .filter(peer -> peer != own)
                .map(peer -> gateway(identity, peer))
                .toList();
        return new LedgerClient(identity, gateway(identity, own), witnesses);
    }

    private static Gateway gateway(SigningIdentity identity, Channel channel) {
        return Gateway.newInstance()
                .identity(new X509Identity(identity.mspId(), identity.certificate()))
                .signer(SigningKey.of(identity.privateKey())::sign)
                .connection(channel)
                .evaluateOptions(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))
                .endorseOptions(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))
                .submitOptions(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))
                .commitStatusOptions(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))
                .connect();
    }

    public SigningIdentity identity() {
        return identity;
    }

    public Gateway gateway() {
        return gateway;
    }

    /** A proposal for a function of a contract, {@code contract:Function}, in a namespace. */
    public Proposal.Builder proposal(String namespace, String function, Object request) {
        Contract contract = gateway.getNetwork(CHANNEL).getContract(namespace);
        return contract.newProposal(function).addArguments(CanonicalJson.write(request));
    }

    /** Endorsed and committed VALID; anything else is an error. */
    public <T> T submit(String namespace, String function, Object request, Class<T> answer) {
        try {
            Transaction transaction = endorse(namespace, function, request);
            TxValidationCode code = commit(transaction);
            if (code != TxValidationCode.VALID) {
                throw new IllegalStateException(function + " was committed as " + code);
            }
            return CanonicalJson.read(new String(transaction.getResult(), StandardCharsets.UTF_8), answer);
        } catch (EndorseException e) {
            throw new IllegalStateException(function + " was refused: " + refusal(e), e);
        }
    }

    /** Endorsed by those that the policy asks for, or by the named organisations. */
    public Transaction endorse(String namespace, String function, Object request, String... organisations)
            throws EndorseException {
        Proposal.Builder proposal = proposal(namespace, function, request);
        if (organisations.length > 0) {
            proposal.setEndorsingOrganizations(organisations);
        }
        return proposal.build().endorse();
    }

    /** Submits and waits for the validation code. */
    public TxValidationCode commit(Transaction transaction) {
        try {
            return outcome(submit(transaction)).getCode();
        } catch (SubmitException | CommitStatusException e) {
            throw new IllegalStateException("the ledger did not take the transaction", e);
        }
    }

    /** Submits, waits, and submits the same envelope again; returns both outcomes. */
    public List<TxValidationCode> commitTwice(Transaction transaction) {
        try {
            Commit first = submit(transaction);
            TxValidationCode code = outcome(first).getCode();
            sendAgain(transaction);
            return List.of(code, gateway.newCommit(first.getBytes()).getStatus().getCode());
        } catch (SubmitException | CommitStatusException e) {
            throw new IllegalStateException("the ledger did not take the transaction", e);
        }
    }

    /**
     * Hands it to the orderers. When too few of them say that they took it, those that did will order it: it is sent once more,
     * and its commit says what became of it.
     */
    public Commit submit(Transaction transaction) throws SubmitException {
        try {
            return transaction.submitAsync();
        } catch (SubmitException e) {
            if (e.getStatus().getCode() != io.grpc.Status.Code.UNAVAILABLE) {
                throw e;
            }
            sendAgain(transaction);
            return gateway.newCommit(CommitQuestion.of(identity, transaction.getTransactionId()));
        }
    }

    /** Orderers may refuse what they have already; a Raft network takes it and flags it. */
    private void sendAgain(Transaction transaction) throws SubmitException {
        try {
            gateway.newTransaction(transaction.getBytes()).submitAsync();
        } catch (SubmitException e) {
            if (e.getStatus().getCode() != io.grpc.Status.Code.UNAVAILABLE) {
                throw e;
            }
        }
    }

    /** Waits until every peer has the block in which a transaction stands. */
    public Status outcome(Commit commit) throws CommitStatusException {
        Status status = commit.getStatus();
        for (Gateway witness : witnesses) {
            witness.newCommit(commit.getBytes()).getStatus();
        }
        return status;
    }

    public <T> T evaluate(String namespace, String function, Object request, Class<T> answer) {
        try {
            byte[] result = proposal(namespace, function, request).build().evaluate();
            return CanonicalJson.read(new String(result, StandardCharsets.UTF_8), answer);
        } catch (GatewayException e) {
            throw new IllegalStateException(function + " was refused: " + refusal(e), e);
        }
    }

    /**
     * Tries a call in every way that is open to a client.
     *
     * @return the code of the refusal, or of the invalid transaction; {@code VALID} if the ledger took it
     */
    public String attempt(String namespace, String function, Object request) {
        try {
            return commit(endorse(namespace, function, request)).name();
        } catch (EndorseException e) {
            return refusal(e);
        }
    }

    /** The stable code in a refusal's details, or the gRPC status where the call did not get as far as a contract. */
    public static String refusal(GatewayException e) {
        StringBuilder said = new StringBuilder(String.valueOf(e.getMessage()));
        e.getDetails().forEach(detail -> said.append('\n').append(detail.getMessage()));
        Matcher code = CODE.matcher(said);
        return code.find() ? code.group(1) : e.getStatus().getCode().name();
    }

    @Override
    public void close() {
        gateway.close();
        witnesses.forEach(Gateway::close);
    }
}
