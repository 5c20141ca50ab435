// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;
import org.yinzheng.chaincode.registry.AdoptionState;
import org.yinzheng.chaincode.registry.KeyRules;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.chaincode.registry.LicenceType;

/**
 * Whether the caller's unit may issue receipts of a kind with a key now. Reads the key's record, so that closing a key turns
 * issues in flight invalid.
 */
final class IssuingRight {
    private static final long CLOCK_AHEAD = 5 * 60;
    private static final long OLDEST = 24 * 60 * 60;

    private final Act act;

    IssuingRight(Act act) {
        this.act = act;
    }

    void check(String kid, int type, int typeVersion, long issuedAt) {
        checkKey(kid, type);
        checkType(type, typeVersion);
        long now = act.ledger().now();
        Require.that(
                issuedAt <= now + CLOCK_AHEAD,
                Refusal.ISSUED_AT_IN_FUTURE,
                "issuedAt must be no later than the transaction's time and 5 minutes");
        Require.that(
                now <= issuedAt + OLDEST,
                Refusal.ISSUED_AT_TOO_OLD,
                "issuedAt must lie within the 24 hours before the transaction's time");
    }

    private void checkKey(String kid, int type) {
        KeyState key = act.ledger()
                .get(LedgerKeys.issuingKey(kid), KeyState.class, Refusal.KEY_UNKNOWN, "the key must be registered");
        KeyRules.requireSigning(key, act.officer().agency(), type, act.ledger().now());
    }

    private void checkType(int type, int typeVersion) {
        Require.that(
                act.officer().agency().types().contains(type),
                Refusal.TYPE_NOT_PERMITTED,
                "the unit must be registered for this type");
        AdoptionState adopted = act.ledger()
                .get(
                        LedgerKeys.adoption(type),
                        AdoptionState.class,
                        Refusal.TYPE_NOT_ADOPTED,
                        "the region must have adopted this type");
        Require.that(
                adopted.version() == typeVersion,
                Refusal.TYPE_VERSION_NOT_IN_USE,
                "the region uses version " + adopted.version() + " of this type");
        Require.that(
                adopted.kind() == LicenceType.Kind.RECEIPT,
                Refusal.TYPE_NOT_PERMITTED,
                "receipts are issued under types of kind RECEIPT");
    }
}
