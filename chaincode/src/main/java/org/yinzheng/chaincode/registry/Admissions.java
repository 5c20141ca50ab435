// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.authority.Sequence;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;

/** Which types of which agencies count in other regions: the national platform's word, in its own namespace. */
final class Admissions {
    private Admissions() {}

    static RegistryAnswer admit(Act act, AdmitRequest request) {
        var ledger = act.ledger();
        var self = ledger.self();
        Require.that(
                self.namespace().equals(self.nationalNamespace()),
                Refusal.NAMESPACE_MISMATCH,
                "admissions stand in the national platform's own namespace " + self.nationalNamespace());
        act.officer().requireLocal();
        act.officer().require(Role.NATIONAL);
        var key = LedgerKeys.admission(request.agency());
        long seq =
                ledger.find(key, AdmissionState.class).map(AdmissionState::seq).orElse(0L);
        Sequence.require(seq, request.seq());
        ledger.put(
                key,
                new AdmissionState(
                        request.agency(),
                        request.region(),
                        request.types(),
                        request.keyQuota(),
                        seq + 1,
                        ledger.now()));
        return Events.changed(act, key, seq + 1);
    }
}
