// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.authority.AgencyState;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.ledger.Ledger;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;

/** The issuing keys of a region's agencies: proposed by one officer, confirmed by another, closed for good. */
final class KeyBook {
    /** How many open keys an agency may have that the national platform has not admitted. */
    static final int QUOTA_WITHOUT_ADMISSION = 2;

    private KeyBook() {}

    static RegistryAnswer register(Act act, RegisterKeyRequest request) {
        act.officer().requireLocal();
        act.officer().require(Role.KEEPER);
        KeyRules.checkPublicKey(request);
        var ledger = act.ledger();
        var agency = act.officer().agency();
        var national = ledger.self().nationalNamespace();
        int quota = ledger.findAt(national, LedgerKeys.admission(agency.agency()), AdmissionState.class)
                .map(AdmissionState::keyQuota)
                .orElse(QUOTA_WITHOUT_ADMISSION);
        Require.that(
                agency.openKeys() < quota,
                Refusal.KEY_QUOTA_REACHED,
                "the agency may have " + quota + " open keys; close one, or have the quota raised");
        var key = LedgerKeys.issuingKey(request.kid());
        ledger.create(
                key,
                KeyRules.proposed(request, agency, act.officer().name(), ledger.now()),
                Refusal.KEY_EXISTS,
                "a key with this kid stands in the registry already");
        ledger.put(LedgerKeys.agency(agency.agency()), AgencyRules.counting(agency, agency.openKeys() + 1));
        return Events.changed(act, key, 1);
    }

    static RegistryAnswer confirm(Act act, ConfirmKeyRequest request) {
        act.officer().requireLocal();
        act.officer().require(Role.KEEPER, Role.APPROVER);
        var ledger = act.ledger();
        var key = stored(ledger, request.kid());
        Require.that(
                key.agency().equals(act.officer().code()),
                Refusal.KEY_OF_OTHER_AGENCY,
                "an officer of the key's own agency is required");
        act.officer().requireOther(key.proposedBy());
        ledger.put(
                LedgerKeys.issuingKey(key.kid()),
                KeyRules.confirmed(key, act.officer().name(), ledger.now()));
        return Events.changed(act, LedgerKeys.issuingKey(key.kid()), 2);
    }

    static RegistryAnswer close(Act act, CloseKeyRequest request) {
        act.officer().requireLocal();
        act.officer().require(Role.KEEPER, Role.APPROVER, Role.REGISTRAR);
        var ledger = act.ledger();
        var key = stored(ledger, request.kid());
        Require.that(
                act.officer().has(Role.REGISTRAR) || act.officer().agency().answersFor(key.agency()),
                Refusal.KEY_OF_OTHER_AGENCY,
                "an officer of the key's agency, of its successor, or the registrar is required");
        var closed = KeyRules.closed(key, request.closing(), act.officer().name(), ledger.now());
        ledger.put(LedgerKeys.issuingKey(key.kid()), closed);
        if (key.status() != KeyState.Status.CLOSED) {
            discount(act, key.agency());
        }
        return Events.changed(act, LedgerKeys.issuingKey(key.kid()), 3);
    }

    private static void discount(Act act, String code) {
        var key = LedgerKeys.agency(code);
        act.ledger().find(key, AgencyState.class).ifPresent(agency -> act.ledger()
                .put(key, AgencyRules.counting(agency, agency.openKeys() - 1)));
    }

    private static KeyState stored(Ledger ledger, String kid) {
        return ledger.get(
                LedgerKeys.issuingKey(kid),
                KeyState.class,
                Refusal.KEY_UNKNOWN,
                "a key registered in this region is required");
    }
}
