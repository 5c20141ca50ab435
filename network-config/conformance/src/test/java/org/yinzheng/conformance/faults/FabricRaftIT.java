// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.conformance.engine.FabricEngine;
import org.yinzheng.conformance.engine.LedgerClient;
import org.yinzheng.conformance.engine.OnFabric;
import org.yinzheng.conformance.engine.World;
import org.yinzheng.network.NetworkDescription;

/** The same network with Raft: orderers are trusted, and one of four may stop. */
@OnFabric
class FabricRaftIT {
    @Test
    void licences_are_issued_and_go_on_when_an_orderer_stops() throws Exception {
        String description = FabricEngine.onePeerEach(NetworkDescription.demoText())
                .replaceFirst("consensus: bft", "consensus: raft");
        try (FabricEngine engine = FabricEngine.start(description);
                World world = World.found(engine)) {
            LedgerClient clerk = world.client("zj-market-clerk");
            var request = world.issueRequest("zj-market", world.entry("zj-market"));
            Transaction transaction = clerk.endorse(World.ZJ, "licence:Issue", request);
            assertThat(clerk.commitTwice(transaction)).containsExactly(TxValidationCode.VALID, TxValidationCode.VALID);

            engine.network().project().act("kill", List.of("orderer0.audit"));

            String licence = world.issued("zj-market").licenceId();
            assertThat(world.state(World.ZJ, licence).state()).isEqualTo(LicenceStatus.VALID);
        }
    }
}
