// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.approval.Approvals;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.console.FormDigest;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.problem.Problem;

/**
 * Issuing keys at the console: those of the own agency and of the ones that it succeeded for the people who look after them, those of the whole region for its
 * registrar and its auditors. Closing one takes two people, or a registrar.
 */
@ConsolePage
@RequestMapping("/console/keys")
class KeyPages {
    private final RegistryReader registry;
    private final KeyClosing closing;
    private final CloseKey closeKey;
    private final Approvals approvals;
    private final Changes changes;
    private final AgencyDesk desk;
    private final Clock clock;

    KeyPages(
            RegistryReader registry,
            KeyClosing closing,
            CloseKey closeKey,
            Approvals approvals,
            Changes changes,
            AgencyDesk desk,
            Clock clock) {
        this.registry = registry;
        this.closing = closing;
        this.closeKey = closeKey;
        this.approvals = approvals;
        this.changes = changes;
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping
    String list(Caller caller, Model model) {
        caller.require(Role.KEEPER, Role.APPROVER, Role.REGISTRAR, Role.AUDITOR);
        var now = clock.instant();
        var own = desk.answeredFor(caller);
        var rows = registry.all(caller, caller.organisation().namespace(), Kind.KEY, KeyState.class).stream()
                .filter(key -> seesAll(caller) || own.contains(key.agency()))
                .map(key -> KeyRow.of(key, now, caller, own))
                .sorted(KeyRow.ORDER)
                .toList();
        model.addAttribute("open", rows.stream().filter(KeyPages::open).toList());
        model.addAttribute("ended", rows.stream().filter(row -> !open(row)).toList());
        model.addAttribute("proposes", caller.identity().roles().contains(Role.KEEPER));
        model.addAttribute("request", UUID.randomUUID().toString());
        model.addAttribute(
                "tomorrow", LocalDate.ofInstant(now, PrintClaims.ZONE).plusDays(1));
        return "console/keys";
    }

    private static boolean seesAll(Caller caller) {
        var roles = caller.identity().roles();
        return roles.contains(Role.REGISTRAR) || roles.contains(Role.AUDITOR);
    }

    private static boolean open(KeyRow row) {
        return row.key().status() != KeyState.Status.CLOSED;
    }

    @GetMapping("/{kid}")
    String one(Caller caller, @PathVariable String kid, Model model) {
        caller.require(Role.KEEPER, Role.APPROVER, Role.REGISTRAR, Role.AUDITOR);
        var own = desk.answeredFor(caller);
        var key = registry.find(caller, caller.organisation().namespace(), LedgerKeys.issuingKey(kid), KeyState.class)
                .filter(found -> seesAll(caller) || own.contains(found.agency()))
                .orElseThrow(Problem.NOT_FOUND::exception);
        model.addAttribute("row", KeyRow.of(key, clock.instant(), caller, own));
        model.addAttribute("alone", alone(caller));
        model.addAttribute("reasons", List.of(KeyState.Closing.values()));
        model.addAttribute("request", UUID.randomUUID().toString());
        return "console/key";
    }

    private static boolean alone(Caller caller) {
        return caller.identity().roles().contains(Role.REGISTRAR);
    }

    @PostMapping("/{kid}/closure")
    String close(
            Caller caller,
            @PathVariable String kid,
            @RequestParam String request,
            @RequestParam KeyState.Closing reason) {
        var key = new IdempotencyKey(
                "console." + request, FormDigest.of("close key", Map.of("kid", kid, "reason", reason.name())));
        if (!alone(caller)) {
            var asked = approvals.ask(caller, key, closing, new KeyClosing.Order(kid, reason));
            return "redirect:/console/approvals/" + asked.id();
        }
        try {
            var made = changes.outcome(caller, key, id -> closeKey.prepare(caller, id, kid, reason));
            Changes.answer(made);
            return "redirect:/console/keys/" + kid + (made.recorded() ? "?done" : "?pending");
        } finally {
            desk.forget();
        }
    }
}
