// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import java.util.List;
import org.yinzheng.chaincode.authority.AgencyState;
import org.yinzheng.chaincode.authority.Labels;

/** Agencies of Zhejiang, active and with no roles, as the ledger tells them. */
public final class TestAgencies {
    private TestAgencies() {}

    /** One that acts on these agencies' documents, too. */
    public static AgencyState succeeding(String code, List<String> predecessors) {
        return agency(code, List.of(), predecessors, 1);
    }

    /** One that may issue these types. */
    public static AgencyState permitted(String code, List<Integer> types) {
        return agency(code, types, List.of(), 1);
    }

    /** One that was changed so often. */
    public static AgencyState atSequence(String code, long seq) {
        return agency(code, List.of(), List.of(), seq);
    }

    private static AgencyState agency(String code, List<Integer> types, List<String> predecessors, long seq) {
        return new AgencyState(
                code,
                "33AAA",
                "330000",
                "ZhejiangMSP",
                new Labels("a", "局"),
                List.of(),
                types,
                List.of(),
                0,
                AgencyState.Status.ACTIVE,
                predecessors,
                null,
                0,
                seq,
                1,
                1);
    }
}
