// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import java.util.Optional;
import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.ledger.Ledger;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.RequestState;

/** What keeps a view of the ledger fresh and an unknown outcome from lasting: beats and fences. */
final class Upkeep {
    private Upkeep() {}

    static BeatState beat(Act act, BeatRequest request) {
        act.officer().requireLocal();
        var ledger = act.ledger();
        var beat = new BeatState(act.officer().region(), ledger.now());
        ledger.put(LedgerKeys.beat(beat.region()), beat);
        ledger.event("registry.beat", beat);
        return beat;
    }

    static FenceAnswer fence(Act act, FenceRequest request) {
        act.officer().requireLocal();
        var ledger = act.ledger();
        var key = LedgerKeys.request(act.officer().code(), request.fenced());
        var earlier = ledger.find(key, RequestState.class).or(() -> elsewhere(ledger, request, key));
        if (earlier.isPresent()) {
            var state = earlier.get();
            return new FenceAnswer(state.fenced(), state.answer(), state.transactionId());
        }
        ledger.put(key, new RequestState(null, null, null, ledger.transactionId(), ledger.now(), true));
        return new FenceAnswer(true, null, ledger.transactionId());
    }

    /** What stands where the request went; read with the fence, so that of the two only one commits. */
    private static Optional<RequestState> elsewhere(Ledger ledger, FenceRequest request, LedgerKeys.Key key) {
        return Optional.ofNullable(request.namespace())
                .filter(namespace -> !namespace.equals(ledger.self().namespace()))
                .flatMap(namespace -> ledger.findIn(namespace, key, RequestState.class));
    }
}
