// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import java.util.ArrayList;
import java.util.List;
import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.authority.AgencyState;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.authority.Sequence;
import org.yinzheng.chaincode.codes.IssuerCode;
import org.yinzheng.chaincode.codes.Regions;
import org.yinzheng.chaincode.ledger.Ledger;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.SelfState;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;

/** The agencies of a region, kept by its registrar in its own namespace. */
final class AgencyBook {
    private AgencyBook() {}

    static RegistryAnswer register(Act act, RegisterAgencyRequest request) {
        requireRegistrar(act);
        enter(act.ledger(), act.ledger().self(), request.agency());
        return Events.changed(act, LedgerKeys.agency(request.agency().agency()), 1);
    }

    /** Writes a new agency and its issuer code, each once. */
    static void enter(Ledger ledger, SelfState self, AgencyEntry entry) {
        IssuerCode.check(entry.iss(), self.region());
        requireGrantable(entry.roles(), self.region());
        ledger.create(
                LedgerKeys.agency(entry.agency()),
                AgencyRules.entered(entry, self.region(), self.mspId(), ledger.now()),
                Refusal.AGENCY_EXISTS,
                "the agency is registered already");
        ledger.create(
                LedgerKeys.issuer(entry.iss()),
                new IssuerState(entry.iss(), entry.agency()),
                Refusal.ISS_TAKEN,
                "this iss was given before, and is never given again");
    }

    static RegistryAnswer update(Act act, UpdateAgencyRequest request) {
        requireRegistrar(act);
        requireGrantable(request.roles(), act.officer().region());
        var ledger = act.ledger();
        var agency = changeable(act, request.agency(), request.seq());
        boolean keepsItself = !request.agency().equals(act.officer().code())
                || request.roles().contains(Role.REGISTRAR);
        Require.that(keepsItself, "a registrar's own agency must keep the role REGISTRAR");
        var changed = AgencyRules.updated(agency, request, ledger.now());
        ledger.put(LedgerKeys.agency(agency.agency()), changed);
        return Events.changed(act, LedgerKeys.agency(agency.agency()), changed.seq());
    }

    static RegistryAnswer close(Act act, CloseAgencyRequest request) {
        requireRegistrar(act);
        requireNotOwn(act, request.agency());
        var agency = changeable(act, request.agency(), request.seq());
        var closed = AgencyRules.closed(agency, act.ledger().now());
        act.ledger().put(LedgerKeys.agency(agency.agency()), closed);
        return Events.changed(act, LedgerKeys.agency(agency.agency()), closed.seq());
    }

    /** Of a closed agency too: until it has a successor, nobody answers for its documents. */
    static RegistryAnswer succeed(Act act, SucceedAgencyRequest request) {
        requireRegistrar(act);
        requireNotOwn(act, request.agency());
        var ledger = act.ledger();
        var agency = read(act, request.agency(), request.seq());
        Require.that(
                agency.status() != AgencyState.Status.SUCCEEDED,
                Refusal.AGENCY_CLOSED,
                "an agency that has a successor keeps it");
        var successor = ledger.get(
                LedgerKeys.agency(request.successor()),
                AgencyState.class,
                Refusal.SUCCESSOR_INVALID,
                "the successor must be an agency of the same region");
        Require.that(
                successor.status() == AgencyState.Status.ACTIVE
                        && !successor.agency().equals(agency.agency()),
                Refusal.SUCCESSOR_INVALID,
                "the successor must be another, active agency");
        List<String> predecessors = new ArrayList<>(successor.predecessors());
        predecessors.add(agency.agency());
        predecessors.addAll(agency.predecessors());
        Require.that(
                predecessors.size() <= 200, Refusal.SUCCESSOR_INVALID, "an agency succeeds at most 200 predecessors");
        ledger.put(LedgerKeys.agency(agency.agency()), AgencyRules.succeeded(agency, successor.agency(), ledger.now()));
        ledger.put(
                LedgerKeys.agency(successor.agency()), AgencyRules.succeeding(successor, predecessors, ledger.now()));
        return Events.changed(act, LedgerKeys.agency(agency.agency()), agency.seq() + 1);
    }

    private static AgencyState changeable(Act act, String code, long seq) {
        var agency = read(act, code, seq);
        Require.that(
                agency.status() == AgencyState.Status.ACTIVE,
                Refusal.AGENCY_CLOSED,
                "an agency that was closed or succeeded stays so; a closed one may still be given a successor");
        return agency;
    }

    private static AgencyState read(Act act, String code, long seq) {
        var agency = act.ledger()
                .get(
                        LedgerKeys.agency(code),
                        AgencyState.class,
                        Refusal.AGENCY_UNKNOWN,
                        "an agency registered in this region is required");
        Sequence.require(agency.seq(), seq);
        return agency;
    }

    private static void requireRegistrar(Act act) {
        act.officer().requireLocal();
        act.officer().require(Role.REGISTRAR);
    }

    private static void requireNotOwn(Act act, String agency) {
        Require.that(!agency.equals(act.officer().code()), "a registrar closes other agencies than its own");
    }

    private static void requireGrantable(List<Role> roles, String region) {
        Require.that(
                !roles.contains(Role.NATIONAL) || region.equals(Regions.NATIONAL),
                Refusal.ROLE_NOT_GRANTED,
                "the role NATIONAL belongs to the national platform's agencies");
    }
}
