// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.util.HashSet;
import java.util.List;

/**
 * So many of these organisations.
 *
 * @param atLeast how many must sign
 * @param of MSP ids
 */
public record PolicyRule(int atLeast, List<String> of) {
    /** Checks the parts. */
    public PolicyRule {
        of = List.copyOf(of);
        Require.that(!of.isEmpty(), "of", "of: at least one organisation's mspId");
        Require.that(new HashSet<>(of).size() == of.size(), "of", "of: an organisation is named twice");
        Require.that(
                atLeast >= 1 && atLeast <= of.size(),
                "atLeast",
                "atLeast " + atLeast + ": from 1 to " + of.size() + ", the organisations named");
    }

    static PolicyRule majority(List<String> of) {
        return new PolicyRule(of.size() / 2 + 1, of);
    }
}
