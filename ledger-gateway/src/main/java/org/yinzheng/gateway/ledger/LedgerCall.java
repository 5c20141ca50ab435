// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.ledger;

import java.util.Map;
import java.util.Set;

/**
 * One call of a contract function.
 *
 * @param chaincode namespace, for example {@code yz-330000}
 * @param function contract and function, for example {@code licence:Issue}
 * @param request canonical JSON; lies on every peer for ever, so it carries nothing personal
 * @param transientData what only endorsers may see
 * @param endorsers MSP ids that must sign; empty leaves the choice to the peer, which is refused with transient data
 */
public record LedgerCall(
        String chaincode, String function, String request, Map<String, byte[]> transientData, Set<String> endorsers) {
    public LedgerCall {
        transientData = Map.copyOf(transientData);
        endorsers = Set.copyOf(endorsers);
        if (!transientData.isEmpty() && endorsers.isEmpty()) {
            throw new IllegalArgumentException(function + ": name the endorsers that may see transient data");
        }
    }

    /** A call that carries nothing transient. */
    public static LedgerCall of(String chaincode, String function, String request, Set<String> endorsers) {
        return new LedgerCall(chaincode, function, request, Map.of(), endorsers);
    }

    /** Never the transient data. */
    @Override
    public String toString() {
        return chaincode + "/" + function;
    }
}
