// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Clock;
import java.util.List;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.yinzheng.localpeer.channel.PeerNetwork;
import org.yinzheng.localpeer.identity.SigningIdentity;
import org.yinzheng.localpeer.ledger.LedgerStore;
import org.yinzheng.localpeer.ledger.Snapshot;
import org.yinzheng.localpeer.transaction.Transaction;

/** Evaluates and endorses proposals. A proposal runs once, whoever endorses its result. */
public final class Endorser {
    private final LedgerStore store;
    private final ProposalCheck check;
    private final ChaincodeCalls calls;
    private final SystemChaincodes systemChaincodes;
    private final EndorserChoice choice;
    private final BlockHistory history;

    public Endorser(PeerNetwork network, LedgerStore store, ChaincodeHost host, Clock clock) {
        this.store = store;
        this.check = new ProposalCheck(network.config(), store, clock);
        this.calls = new ChaincodeCalls(host, network);
        this.systemChaincodes = new SystemChaincodes(store, network.config());
        this.choice = new EndorserChoice(network);
        this.history = new BlockHistory(store);
    }

    /** Runs the proposal and returns its response; nothing is kept. */
    public Response evaluate(SignedProposal signed, List<String> organisations)
            throws EndorsementException, InterruptedException {
        choice.named(organisations);
        Proposal proposal = accept(signed);
        try (Snapshot snapshot = store.snapshot()) {
            return run(proposal, snapshot).response();
        }
    }

    /**
     * Runs the proposal and collects endorsements.
     *
     * @param organisations whose peers shall endorse; empty to let the policies decide
     * @return the transaction for the client to sign
     */
    public Envelope endorse(SignedProposal signed, List<String> organisations)
            throws EndorsementException, InterruptedException {
        List<SigningIdentity> named = choice.named(organisations);
        Proposal proposal = accept(signed);
        Simulated simulated;
        List<SigningIdentity> endorsers = named;
        try (Snapshot snapshot = store.snapshot()) {
            simulated = run(proposal, snapshot);
            if (named.isEmpty()) {
                endorsers = byPolicy(simulated, snapshot);
            }
        }
        ByteString payload = PreparedTransaction.of(
                        proposal.header(), proposal.publicPayload(), simulated.responsePayload(), endorsers)
                .toByteString();
        return Envelope.newBuilder().setPayload(payload).build();
    }

    private List<SigningIdentity> byPolicy(Simulated simulated, Snapshot snapshot) throws EndorsementException {
        try {
            String creator = SerializedIdentity.parseFrom(
                            simulated.proposal().signatureHeader().getCreator())
                    .getMspid();
            String chaincode = simulated.proposal().chaincode();
            if (SystemChaincodes.has(chaincode)) {
                return choice.named(List.of(creator));
            }
            List<Transaction.Set> sets = Transaction.sets(simulated.set().toByteString());
            return choice.byPolicy(creator, chaincode, sets, snapshot);
        } catch (InvalidProtocolBufferException e) {
            throw EndorsementException.malformed("the creator is not a serialized identity");
        }
    }

    private Proposal accept(SignedProposal signed) throws EndorsementException {
        Proposal proposal = Proposal.parse(signed);
        check.check(proposal, SystemChaincodes.has(proposal.chaincode()));
        return proposal;
    }

    private Simulated run(Proposal proposal, Snapshot snapshot) throws EndorsementException {
        Simulated simulated =
                SystemChaincodes.has(proposal.chaincode()) ? runSystem(proposal) : runContract(proposal, snapshot);
        if (simulated.failed()) {
            throw EndorsementException.chaincode(
                    simulated.response().getStatus(), simulated.response().getMessage());
        }
        return simulated;
    }

    private Simulated runSystem(Proposal proposal) {
        Response response =
                systemChaincodes.call(proposal.chaincode(), proposal.input().getArgsList());
        TxReadWriteSet nothing = TxReadWriteSet.getDefaultInstance();
        return new Simulated(proposal, SystemChaincodes.VERSION, response, nothing, ByteString.EMPTY);
    }

    private Simulated runContract(Proposal proposal, Snapshot snapshot) throws EndorsementException {
        Simulation simulation =
                new Simulation(snapshot, history, proposal.channel(), proposal.transactionId(), proposal.signed());
        try {
            String version = calls.definition(proposal.chaincode()).version();
            ChaincodeMessage answer = calls.call(simulation, proposal.chaincode(), proposal.input());
            if (answer.getType() != ChaincodeMessage.Type.COMPLETED) {
                throw EndorsementException.failed(
                        "error in simulation: " + firstLine(answer.getPayload().toStringUtf8()));
            }
            return new Simulated(
                    proposal,
                    version,
                    Response.parseFrom(answer.getPayload()),
                    simulation.result(),
                    event(proposal, answer));
        } catch (SimulationException | InvalidProtocolBufferException e) {
            throw EndorsementException.failed("error in simulation: " + e.getMessage());
        }
    }

    /** The shim sends a whole stack; it is no business of the client. */
    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static ByteString event(Proposal proposal, ChaincodeMessage answer) {
        if (!answer.hasChaincodeEvent()) {
            return ByteString.EMPTY;
        }
        return ChaincodeEvent.newBuilder(answer.getChaincodeEvent())
                .setChaincodeId(proposal.chaincode())
                .setTxId(proposal.transactionId())
                .build()
                .toByteString();
    }
}
