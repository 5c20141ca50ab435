// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.api;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The recognition part of a gateway's API: agreements and records of recognition. */
public final class Agreements {
    private final Gateway gateway;
    private final SecondPerson secondPerson;

    /** The agreements behind a gateway. */
    public Agreements(Gateway gateway) {
        this.gateway = gateway;
        this.secondPerson = new SecondPerson(gateway);
    }

    /** Proposes a first version; the clerk beside the named approver of one party asks. The answer's subject names it. */
    public Changed propose(
            String approver, String key, List<String> parties, List<Integer> types, List<String> matters, String from) {
        return secondPerson.make(
                clerk(approver),
                approver,
                "agreements",
                key,
                Map.of(
                        "parties", parties,
                        "types", types,
                        "matters", matters,
                        "minimumFields", List.of("identifier"),
                        "channels", List.of("SHOW", "ONLINE_CHECK", "NOTHING_TO_HAND_IN"),
                        "from", from,
                        "legalBasisText", "演示互认协议（虚构） / a demo agreement (fictional)"));
    }

    /** The agreement that a proposal named. */
    public static String name(Changed proposed) {
        return proposed.text("subject").replaceFirst("\\.\\d+$", "");
    }

    /** {@code acceptance}, {@code suspension}, {@code resumption}, {@code end} … of a version, asked for by the clerk. */
    public Changed decide(String approver, String key, String agreement, int version, String decision) {
        return secondPerson.make(clerk(approver), approver, place(agreement, version, decision), key, Map.of());
    }

    /** Puts a version into force that every party has accepted. */
    public Changed activate(String approver, String key, String agreement, int version) {
        return Changed.of(gateway.change(approver, place(agreement, version, "activation"), key, Map.of()));
    }

    private static String place(String agreement, int version, String what) {
        return "agreements/" + agreement + "/versions/" + version + "/" + what;
    }

    /** The demonstration's accounts are named after agency and role. */
    private static String clerk(String approver) {
        return approver.replace("-approver", "-clerk");
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
