// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.ledger.LedgerKeys;

/** How every change of the registry is told: one event, one form of answer. */
final class Events {
    static final String CHANGED = "registry.changed";

    private Events() {}

    /** Tells the change and answers the caller. */
    static RegistryAnswer changed(Act act, LedgerKeys.Key key, long seq) {
        var ledger = act.ledger();
        var event = new RegistryEvent(key.kind().name(), String.join("/", key.parts()), seq, act.requestId());
        ledger.event(CHANGED, event);
        return new RegistryAnswer(ledger.transactionId(), ledger.now(), seq);
    }
}
