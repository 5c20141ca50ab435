// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.holes;

import java.util.Random;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Transaction;
import org.yinzheng.chaincode.registry.BeatRequest;
import org.yinzheng.conformance.engine.LedgerClient;
import org.yinzheng.conformance.engine.World;

/** A transaction of any size that any member's client may write: what it says is of no use to anybody. */
final class Junk {
    private Junk() {}

    /** Endorsed, with so many bytes of junk as an argument. */
    static Transaction endorsed(LedgerClient client, int bytes) throws GatewayException {
        byte[] junk = new byte[bytes];
        new Random(bytes).nextBytes(junk);
        // a contract takes no notice of an argument that it does not ask for
        return client.proposal(World.ZJ, "registry:Beat", new BeatRequest(World.id()))
                .addArguments(junk)
                .setEndorsingOrganizations(World.ZJ_MSP, World.JX_MSP)
                .build()
                .endorse();
    }
}
