// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.engine;

import java.io.IOException;
import java.util.Set;
import org.hyperledger.fabric.client.EndorseException;

/** Members learn of each other's peers by gossip, some time after their contracts answer. */
final class Discovery {
    private static final String ANY_FUNCTION = "org.hyperledger.fabric:GetMetadata";

    private Discovery() {}

    /** Waits until each member's peers find all others' for every chaincode name. */
    static void await(FabricEngine engine, Set<String> mspIds) throws IOException, InterruptedException {
        String[] members = mspIds.toArray(String[]::new);
        for (String mspId : members) {
            try (LedgerClient admin = LedgerClient.connect(engine.material().admin(mspId), engine)) {
                for (var definition : engine.material().description().chaincodes()) {
                    awaitEndorsement(admin, definition.name(), members);
                }
            }
        }
    }

    private static void awaitEndorsement(LedgerClient client, String namespace, String... members)
            throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                client.gateway()
                        .getNetwork(LedgerClient.CHANNEL)
                        .getContract(namespace)
                        .newProposal(ANY_FUNCTION)
                        .setEndorsingOrganizations(members)
                        .build()
                        .endorse();
                return;
            } catch (EndorseException e) {
                String said = String.valueOf(e.getDetails());
                if (said.contains("do not match")) {
                    // all of them answered; descriptions of contracts have no fixed order
                    return;
                }
                if (attempt == 120) {
                    throw new IllegalStateException("the members' peers do not find each other: " + said, e);
                }
                Thread.sleep(500);
            }
        }
    }
}
