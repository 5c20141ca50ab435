// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import java.util.List;
import org.hyperledger.fabric.client.Contract;
import org.yinzheng.localpeer.identity.Role;

/** A ledger with something of everything in it. */
final class TestLedger {
    private TestLedger() {}

    static void fill(TestPeer peer) throws Exception {
        Contract notes = peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ);
        Contract jiangxi = peer.notes(TestPeer.JIANGXI, TestPeer.JX);
        Calls.submit(notes, "Fill", "many/", "40");
        Calls.submit(notes, "Put", "changed", "1");
        Calls.submit(notes, "Put", "changed", "2");
        Calls.submit(notes, "Put", "deleted", "x");
        Calls.submit(notes, "Delete", "deleted");
        Calls.submit(jiangxi, "Put", "shared", "jx");
        Calls.submit(notes, "CopyFrom", TestPeer.JX, "shared", "2");
        Calls.submit(notes, "CountInto", "many/", "many/~", "count");
        Calls.together(
                List.of(Calls.endorse(notes, "Create", "race", "1"), Calls.endorse(notes, "Create", "race", "2")));
        Calls.submit(Calls.proposal(notes, new String[] {TestPeer.ZHEJIANG}, "Put", "alone", "1")
                .endorse());
        Calls.submit(notes.newProposal("Guard")
                .addArguments("changed")
                .putTransient(
                        "policy",
                        TestPolicies.outOf(1, TestPolicies.role(TestPeer.JIANGXI, Role.PEER))
                                .toByteArray())
                .setEndorsingOrganizations(TestPeer.ZHEJIANG, TestPeer.JIANGXI)
                .build()
                .endorse());
        Calls.submit(notes, "Put", "changed", "3");
    }
}
