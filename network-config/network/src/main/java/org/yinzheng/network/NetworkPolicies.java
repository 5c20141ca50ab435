// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who decides together. A region's own namespace is not listed: it always asks for the region's organisation and one other.
 *
 * @param membership administrators who change who is a member, or any other part of the channel's configuration
 * @param lifecycle organisations whose peers agree to a chaincode definition
 * @param common organisations whose peers endorse a write to the common namespace
 */
public record NetworkPolicies(PolicyRule membership, PolicyRule lifecycle, PolicyRule common) {

    /** What the description says, and for what it leaves out, the strictest rule that does not stop at one failure. */
    static NetworkPolicies of(
            @Nullable PolicyRule membership,
            @Nullable PolicyRule lifecycle,
            @Nullable PolicyRule common,
            List<Organisation> organisations) {
        List<String> members =
                organisations.stream().map(Organisation::mspId).distinct().toList();
        List<String> regional = organisations.stream()
                .filter(o -> o.kind() != Kind.AUDITOR)
                .map(Organisation::mspId)
                .distinct()
                .toList();
        return new NetworkPolicies(
                membership == null ? new PolicyRule(membershipQuorum(members.size()), members) : membership,
                lifecycle == null ? PolicyRule.majority(regional) : lifecycle,
                common == null ? PolicyRule.majority(regional) : common);
    }

    /** n − 1 of n members, but more than a majority: 3 of 3, 4 of 4, 4 of 5, 5 of 6 … */
    static int membershipQuorum(int members) {
        int majority = members / 2 + 1;
        return Math.min(members, Math.max(members - 1, majority + 1));
    }

    void check(List<Organisation> organisations) {
        List<Organisation> regional =
                organisations.stream().filter(o -> o.kind() != Kind.AUDITOR).toList();
        Require.at("/membership", () -> {
            known(membership, organisations);
            int least = Math.min(organisations.size(), organisations.size() / 2 + 2);
            Require.that(
                    membership.atLeast() >= least,
                    "atLeast",
                    "membership: " + membership.atLeast() + " of " + organisations.size()
                            + " members; more than a majority is needed, at least " + least);
            return membership;
        });
        Require.at("/lifecycle", () -> majority("lifecycle", lifecycle, regional));
        Require.at("/common", () -> majority("common", common, regional));
    }

    private static PolicyRule majority(String name, PolicyRule rule, List<Organisation> regional) {
        known(rule, regional);
        int least = regional.size() / 2 + 1;
        Require.that(
                rule.atLeast() >= least,
                "atLeast",
                name + ": " + rule.atLeast() + " of " + regional.size()
                        + " organisations with a region; a majority is needed, at least " + least);
        return rule;
    }

    private static void known(PolicyRule rule, List<Organisation> organisations) {
        List<String> accepted = organisations.stream().map(Organisation::mspId).toList();
        for (int i = 0; i < rule.of().size(); i++) {
            String mspId = rule.of().get(i);
            Require.that(
                    accepted.contains(mspId), "of/" + i, "'" + mspId + "' is not accepted here; accepted: " + accepted);
        }
    }
}
