// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.engine;

import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.yinzheng.network.SigningIdentity;

/** Asks what became of a transaction, whatever was said when it was sent; {@code Gateway.newCommit} signs it. */
public final class CommitQuestion {
    private CommitQuestion() {}

    /** For the client whose transaction it is. */
    public static byte[] of(SigningIdentity client, String transactionId) {
        CommitStatusRequest request = CommitStatusRequest.newBuilder()
                .setChannelId(LedgerClient.CHANNEL)
                .setTransactionId(transactionId)
                .setIdentity(client.serialized().toByteString())
                .build();
        return SignedCommitStatusRequest.newBuilder()
                .setRequest(request.toByteString())
                .build()
                .toByteArray();
    }
}
