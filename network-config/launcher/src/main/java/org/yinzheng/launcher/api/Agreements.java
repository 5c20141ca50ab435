// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.api;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The recognition part of a gateway's API: agreements and records of recognition. */
public final class Agreements {
    private final Gateway gateway;

    /** The agreements behind a gateway. */
    public Agreements(Gateway gateway) {
        this.gateway = gateway;
    }

    /** Proposes an agreement; approver of one party. The answer has {@code agreement} and {@code version}. */
    public Changed propose(
            String account, String key, List<String> parties, List<Integer> types, List<String> matters, String from) {
        return Changed.of(gateway.change(
                account,
                "agreements",
                key,
                Map.of(
                        "parties", parties,
                        "types", types,
                        "matters", matters,
                        "minimumFields", List.of("licenceId"),
                        "channels", List.of("SHOW", "ONLINE_CHECK", "NOTHING_TO_HAND_IN"),
                        "from", from,
                        "legalBasisText", "演示互认协议（虚构） / a demo agreement (fictional)")));
    }

    /** {@code acceptance}, {@code activation}, {@code suspension}, {@code resumption}, {@code end} … of a version. */
    public Changed decide(String account, String key, String agreement, int version, String decision) {
        return Changed.of(gateway.change(
                account, "agreements/" + agreement + "/versions/" + version + "/" + decision, key, Map.of()));
    }

    /** The agreements. */
    public JsonNode list(String account) {
        return gateway.get(account, "agreements?limit=200");
    }

    /** Records the use of a licence of another region for a matter; clerk. */
    public Changed recognise(String account, String key, String credential, String matter, String causeText) {
        return Changed.of(gateway.change(
                account,
                "recognitions",
                key,
                Map.of("credential", credential, "matter", matter, "causeText", causeText)));
    }
}
