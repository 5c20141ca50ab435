// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yinzheng.chaincode.registry.KeyUse;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.console.FormDigest;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.outbox.Outcome;

/** A new issuing key at the console: a keeper has one made and proposes it, a second officer confirms it. */
@ConsolePage
@RequestMapping("/console/keys")
class NewKeyPages {
    private final Changes changes;
    private final RegisterKey registerKey;
    private final ConfirmKey confirmKey;
    private final AgencyDesk desk;

    NewKeyPages(Changes changes, RegisterKey registerKey, ConfirmKey confirmKey, AgencyDesk desk) {
        this.changes = changes;
        this.registerKey = registerKey;
        this.confirmKey = confirmKey;
        this.desk = desk;
    }

    /**
     * For every type of the agency.
     *
     * @param lastDay the last day on which it is to sign, in China's time; none is planned where it is left out
     */
    @PostMapping
    String propose(
            Caller caller, @RequestParam String request, @RequestParam(required = false) @Nullable LocalDate lastDay) {
        var day = Optional.ofNullable(lastDay);
        var key = new IdempotencyKey(
                "console." + request,
                FormDigest.of(
                        "propose key",
                        Map.of("lastDay", day.map(LocalDate::toString).orElse(""))));
        var notAfter = day.map(
                        last -> last.plusDays(1).atStartOfDay(PrintClaims.ZONE).toEpochSecond() - 1)
                .orElse(null);
        var body = new RegisterKey.Body(KeyUse.CREDENTIAL, null, notAfter);
        return shown(changes.outcome(caller, key, id -> registerKey.prepare(caller, id, body)));
    }

    @PostMapping("/{kid}/confirmation")
    String confirm(Caller caller, @PathVariable String kid, @RequestParam String request) {
        var key = new IdempotencyKey("console." + request, FormDigest.of("confirm key", Map.of("kid", kid)));
        try {
            return shown(changes.outcome(caller, key, id -> confirmKey.prepare(caller, id, kid)));
        } finally {
            desk.forget();
        }
    }

    private static String shown(Outcome made) {
        Changes.answer(made);
        return made.recorded()
                ? "redirect:/console/keys/" + made.submission().subject() + "?done"
                : "redirect:/console/keys?pending";
    }
}
