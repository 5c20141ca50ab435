// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import java.util.List;
import org.yinzheng.chaincode.authority.Caller;
import org.yinzheng.chaincode.authority.MemberState;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.ledger.Ledger;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.SelfState;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.refusal.Require;

/** The first transaction of each namespace. Its caller is known by certificate only, since no registry stands yet. */
final class Founding {
    private Founding() {}

    /** The common namespace: SELF, and the national platform as the first region. */
    static RegistryAnswer found(Ledger ledger, Caller caller, FoundRequest request) {
        requireRole(caller, Role.NATIONAL);
        requireUnbound(ledger);
        ledger.put(
                LedgerKeys.self(),
                new SelfState(
                        true,
                        request.region(),
                        caller.mspId(),
                        ledger.calledName(),
                        ledger.calledName(),
                        request.namespace()));
        ledger.put(
                LedgerKeys.region(request.region()),
                new RegionState(
                        request.region(),
                        caller.mspId(),
                        request.namespace(),
                        request.labels(),
                        null,
                        null,
                        1,
                        ledger.now()));
        ledger.put(LedgerKeys.msp(caller.mspId()), new MemberState(request.region(), request.namespace()));
        return told(ledger, LedgerKeys.self(), request.requestId());
    }

    /** A region's namespace: SELF, and the caller's agency as its first. */
    static RegistryAnswer bind(Ledger ledger, Caller caller, BindNamespaceRequest request) {
        requireRole(caller, Role.REGISTRAR);
        requireUnbound(ledger);
        var common = request.commonNamespace();
        var founded = ledger.getIn(
                common,
                LedgerKeys.self(),
                SelfState.class,
                Refusal.NAMESPACE_NOT_BOUND,
                "found the common namespace first");
        var region = ledger.getIn(
                common,
                LedgerKeys.region(request.region()),
                RegionState.class,
                Refusal.REGION_UNKNOWN,
                "the region must be registered first");
        Require.that(
                founded.common() && region.namespace().equals(ledger.calledName()),
                Refusal.NAMESPACE_MISMATCH,
                "the region's registered namespace is " + region.namespace() + ", bind that one");
        Require.that(
                region.mspId().equals(caller.mspId()),
                Refusal.CALLER_OF_OTHER_REGION,
                "only the region's own member may bind its namespace");
        Require.that(
                request.agency().agency().equals(caller.agency()),
                "agency must be the caller's own, the first of the region");
        var self = new SelfState(
                false, region.region(), region.mspId(), region.namespace(), common, founded.nationalNamespace());
        ledger.put(LedgerKeys.self(), self);
        AgencyBook.enter(ledger, self, request.agency());
        return told(ledger, LedgerKeys.self(), request.requestId());
    }

    private static RegistryAnswer told(Ledger ledger, LedgerKeys.Key key, String requestId) {
        ledger.event(Events.CHANGED, new RegistryEvent(key.kind().name(), ledger.calledName(), 1, requestId));
        return new RegistryAnswer(ledger.transactionId(), ledger.now(), 1);
    }

    private static void requireRole(Caller caller, Role role) {
        if (!caller.roles().contains(role)) {
            throw new RefusedException(Refusal.ROLE_MISSING, "one of these roles is required: " + List.of(role));
        }
    }

    private static void requireUnbound(Ledger ledger) {
        Require.that(
                !ledger.exists(LedgerKeys.self()),
                Refusal.NAMESPACE_ALREADY_BOUND,
                "this namespace is bound already; that happens once");
    }
}
