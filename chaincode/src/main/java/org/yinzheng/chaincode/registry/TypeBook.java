// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;

/** Types, published once for all in the common namespace; and which version of each a region uses. */
final class TypeBook {
    private TypeBook() {}

    static RegistryAnswer publish(Act act, PublishTypeRequest request) {
        RegionBook.requireNational(act);
        var ledger = act.ledger();
        var type = request.type();
        if (type.version() > 1) {
            var before = ledger.get(
                    LedgerKeys.type(type.number(), type.version() - 1),
                    LicenceType.class,
                    Refusal.TYPE_UNKNOWN,
                    "publish the versions of a type in order, from 1");
            Require.that(
                    before.code().equals(type.code()) && before.kind() == type.kind(),
                    Refusal.TYPE_INVALID,
                    "code and kind stay the same in every version of a type");
            Require.that(
                    capacity(type) >= capacity(before),
                    Refusal.TYPE_INVALID,
                    "statusList.capacity must be " + capacity(before) + " or more: licences hold indexes up to there");
        }
        var key = LedgerKeys.type(type.number(), type.version());
        ledger.create(key, type, Refusal.TYPE_EXISTS, "this version is published already, and never changes");
        return Events.changed(act, key, type.version());
    }

    static RegistryAnswer adopt(Act act, AdoptTypeRequest request) {
        act.officer().requireLocal();
        act.officer().require(Role.REGISTRAR);
        var ledger = act.ledger();
        var type = ledger.getIn(
                ledger.self().commonNamespace(),
                LedgerKeys.type(request.type(), request.version()),
                LicenceType.class,
                Refusal.TYPE_UNKNOWN,
                "a published version of a type is required");
        var key = LedgerKeys.adoption(request.type());
        var before = ledger.find(key, AdoptionState.class);
        long seq = before.map(AdoptionState::seq).orElse(0L) + 1;
        Require.that(
                before.map(AdoptionState::version).orElse(0) < type.version(),
                Refusal.TYPE_VERSION_NOT_IN_USE,
                "a later version than the one in use is required");
        ledger.put(
                key,
                new AdoptionState(
                        type.number(),
                        type.version(),
                        type.kind(),
                        type.code(),
                        type.personal(),
                        type.dataGrade(),
                        capacity(type),
                        seq,
                        ledger.now()));
        return Events.changed(act, key, seq);
    }

    /** How many status indexes an issuer has; none where there is no list. */
    private static long capacity(LicenceType type) {
        var list = type.statusList();
        return list == null ? 0 : list.capacity();
    }
}
