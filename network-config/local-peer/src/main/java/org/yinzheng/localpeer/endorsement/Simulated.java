// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;

/**
 * What came of running a proposal.
 *
 * @param version of the chaincode's definition
 * @param event a {@code peer.ChaincodeEvent}, empty if the chaincode set none
 */
record Simulated(Proposal proposal, String version, Response response, TxReadWriteSet set, ByteString event) {
    /** From this status on a response is not endorsed. */
    static final int FIRST_ERROR = 400;

    boolean failed() {
        return response.getStatus() >= FIRST_ERROR;
    }

    /** The bytes that every endorser signs. */
    ByteString responsePayload() {
        ChaincodeAction action = ChaincodeAction.newBuilder()
                .setResults(set.toByteString())
                .setEvents(event)
                .setResponse(response)
                .setChaincodeId(
                        ChaincodeID.newBuilder().setName(proposal.chaincode()).setVersion(version))
                .build();
        return ProposalResponsePayload.newBuilder()
                .setProposalHash(proposal.hash())
                .setExtension(action.toByteString())
                .build()
                .toByteString();
    }
}
