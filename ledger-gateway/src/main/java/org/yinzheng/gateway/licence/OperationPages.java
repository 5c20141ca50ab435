// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.licence.LicenceRules;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.LicenceView;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.console.FormDigest;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.registry.Regions;
import org.yinzheng.gateway.web.RequestValue;

/** Suspend, restore, end, transfer out, from a licence's page: a reason from a list, words if wished, then once more. */
@ConsolePage
@RequestMapping("/console/licences/{licenceId}/operations")
class OperationPages {
    /** Reasons offered for each operation, the usual one first; codes stand on the ledger, words stay here. */
    private static final Map<Operation, List<String>> CAUSES = new EnumMap<>(Map.of(
            Operation.SUSPEND,
            List.of("INSPECTION", "VIOLATION", "HOLDER_REQUEST", "OTHER"),
            Operation.RESTORE,
            List.of("RECTIFIED", "INSPECTION", "OTHER"),
            Operation.EXPIRE,
            List.of("VALIDITY_OVER"),
            Operation.END,
            List.of(
                    "HOLDER_REQUEST",
                    "BUSINESS_CLOSED",
                    "HOLDER_DECEASED",
                    "VIOLATION",
                    "WRONGLY_ISSUED",
                    "INSPECTION",
                    "OTHER"),
            Operation.TRANSFER_OUT,
            List.of("RELOCATION", "HOLDER_REQUEST", "OTHER"),
            Operation.UNDO,
            List.of("HOLDER_REQUEST", "CLERICAL", "OTHER")));

    private final LicenceReader reader;
    private final OperateLicence operateLicence;
    private final Changes changes;
    private final Regions regions;
    private final IssuableTypes types;

    OperationPages(
            LicenceReader reader,
            OperateLicence operateLicence,
            Changes changes,
            Regions regions,
            IssuableTypes types) {
        this.reader = reader;
        this.operateLicence = operateLicence;
        this.changes = changes;
        this.regions = regions;
        this.types = types;
    }

    /** What the caller may do to a licence in this state, by the ledger's own rules. */
    static List<Operation> offered(Caller caller, LicenceView view, LocalDate today) {
        return CAUSES.keySet().stream()
                .filter(operation -> mayCarryOut(caller, operation))
                .filter(operation -> startsFrom(operation, view.state().state()))
                .filter(operation -> operation != Operation.EXPIRE || over(view, today))
                .toList();
    }

    private static boolean over(LicenceView view, LocalDate today) {
        var end = view.body().validTo();
        return end != null && LocalDate.parse(end).isBefore(today);
    }

    private static boolean mayCarryOut(Caller caller, Operation operation) {
        var held = caller.identity().roles();
        return List.of(LicenceRules.roles(operation)).stream()
                .anyMatch(role -> held.stream().anyMatch(one -> one.name().equals(role.name())));
    }

    private static boolean startsFrom(Operation operation, LicenceStatus state) {
        try {
            LicenceRules.next(operation, state, LicenceStatus.CANCELLED);
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    @GetMapping("/{operation}")
    String form(Caller caller, @PathVariable String licenceId, @PathVariable Operation operation, Model model) {
        var view = reader.onLedger(caller, licenceId, null);
        if (!offered(caller, view, types.today()).contains(operation)) {
            throw Problem.NOT_FOUND.exception();
        }
        model.addAttribute("licenceId", licenceId);
        model.addAttribute("operation", operation.name());
        model.addAttribute("causes", CAUSES.get(operation));
        model.addAttribute("outcomes", List.of("CANCELLED", "WITHDRAWN", "REVOKED"));
        model.addAttribute("regions", others(caller));
        model.addAttribute("request", UUID.randomUUID().toString());
        return "console/operation";
    }

    private List<RegionState> others(Caller caller) {
        return regions.all(caller).stream()
                .filter(region -> !region.region().equals(caller.region())
                        && !region.region().equals(Regions.NATIONAL))
                .toList();
    }

    @PostMapping("/{operation}")
    String operate(
            Caller caller,
            @PathVariable String licenceId,
            @PathVariable Operation operation,
            @RequestParam String request,
            @RequestParam Map<String, String> parameters) {
        if (!CAUSES.containsKey(operation)) {
            throw Problem.NOT_FOUND.exception();
        }
        var said = new TreeMap<String, String>();
        List.of("cause", "causeText", "outcome", "toRegion")
                .forEach(
                        name -> said.put(name, parameters.getOrDefault(name, "").strip()));
        var order = new OperationOrder(
                operation,
                said.getOrDefault("cause", ""),
                said.get("causeText"),
                operation == Operation.END
                        ? RequestValue.word("outcome", said.getOrDefault("outcome", ""), LicenceStatus.class)
                        : null,
                operation == Operation.TRANSFER_OUT ? said.get("toRegion") : null,
                null,
                null);
        var key = new IdempotencyKey("console." + request, FormDigest.of(operation + " " + licenceId, said));
        var outcome = changes.outcome(caller, key, id -> operateLicence.prepare(caller, id, licenceId, order));
        Changes.answer(outcome);
        return "redirect:/console/licences/" + licenceId + (outcome.recorded() ? "" : "?pending");
    }
}
