// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.claim;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.console.FormDigest;
import org.yinzheng.gateway.console.FormFaults;
import org.yinzheng.gateway.console.PageLinks;
import org.yinzheng.gateway.entry.TypedText;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.receipt.BatchPlace;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Slice;
import org.yinzheng.gateway.web.NextPage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Claims at the console: a claimant claims and takes back, a supervisor releases after an objection. */
@ConsolePage
@RequestMapping("/console/claims")
class ClaimPages {
    private static final List<String> KINDS =
            List.of("MEDICAL_INSURANCE", "COMMERCIAL_INSURANCE", "REIMBURSEMENT", "BOOKKEEPING");

    private static final int ROWS = 25;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ClaimReceipt claimReceipt;
    private final EndClaim endClaim;
    private final AgencyClaims claims;
    private final Changes changes;

    ClaimPages(ClaimReceipt claimReceipt, EndClaim endClaim, AgencyClaims claims, Changes changes) {
        this.claimReceipt = claimReceipt;
        this.endClaim = endClaim;
        this.claims = claims;
        this.changes = changes;
    }

    @GetMapping
    ModelAndView page(Caller caller, @RequestParam(required = false) @Nullable String after) {
        caller.require(Role.CLAIMANT, Role.SUPERVISOR);
        var page = new ModelAndView("console/claims");
        page.addObject("kinds", KINDS);
        page.addObject("request", UUID.randomUUID().toString());
        page.addObject("typed", Map.of());
        var own = caller.identity().roles().contains(Role.CLAIMANT)
                ? claims.newest(caller, NextPage.after(after, Place.NEWEST), ROWS)
                : Slice.<AgencyClaims.Listed>whole(List.of());
        page.addObject("claims", own.items());
        page.addObject("pages", PageLinks.of("/console/claims", after, own.next()));
        return page;
    }

    @PostMapping
    ModelAndView claim(
            Caller caller, @RequestParam String request, @RequestParam Map<String, String> parameters, Locale locale) {
        return answered(caller, parameters, locale, () -> claimed(caller, request, parameters));
    }

    /** What does not fit comes back beside its input, with all that was typed. */
    private ModelAndView answered(Caller caller, Map<String, String> typed, Locale locale, Supplier<String> change) {
        try {
            return new ModelAndView(change.get());
        } catch (ProblemException | LedgerRefusal e) {
            var faults = FormFaults.of(e, locale).orElseThrow(() -> e);
            var page = page(caller, null);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("typed", typed);
            page.addObject("faults", faults.beside("amountFen", "amount").beside("claim", "claim-id"));
            return page;
        }
    }

    private String claimed(Caller caller, String request, Map<String, String> parameters) {
        var said = new TreeMap<String, String>();
        List.of("credential", "amount", "kind", "exclusive", "proof")
                .forEach(
                        name -> said.put(name, parameters.getOrDefault(name, "").strip()));
        var order = new ClaimReceipt.Order(
                TypedText.halfWidth(said.getOrDefault("credential", "")),
                fen(said.getOrDefault("amount", "")),
                said.getOrDefault("kind", ""),
                !said.getOrDefault("exclusive", "").isEmpty(),
                proof(said.getOrDefault("proof", "")));
        return made(caller, request, "claim", said, id -> claimReceipt.prepare(caller, id, order));
    }

    @PostMapping("/end")
    ModelAndView end(
            Caller caller, @RequestParam String request, @RequestParam Map<String, String> parameters, Locale locale) {
        var named = TypedText.halfWidth(parameters.getOrDefault("claim", ""));
        return answered(caller, parameters, locale, () -> {
            var claim = claim(named);
            return made(
                    caller,
                    request + "."
                            + FormDigest.of("claim", Map.of("claim", named)).substring(0, 16),
                    "end claim",
                    Map.of("claim", named),
                    id -> endClaim.prepare(caller, id, claim, new EndClaim.Order(null)));
        });
    }

    private static ClaimId claim(String named) {
        try {
            return ClaimId.parse(named);
        } catch (ProblemException e) {
            throw Problem.INVALID_FIELDS.exception(
                    List.of(new FieldError("claim", "INVALID", "code, number and sequence, as 33060126-0000000001-1")));
        }
    }

    private String made(
            Caller caller, String request, String what, Map<String, String> said, Function<String, Change> prepare) {
        var key = new IdempotencyKey("console." + request, FormDigest.of(what, said));
        var outcome = changes.outcome(caller, key, prepare);
        Changes.answer(outcome);
        return "redirect:/console/claims" + (outcome.recorded() ? "?done" : "?pending");
    }

    private static long fen(String yuan) {
        return TypedText.fen(yuan)
                .orElseThrow(() -> Problem.INVALID_FIELDS.exception(
                        List.of(new FieldError("amount", "INVALID", "an integer of fen with at most 15 digits"))));
    }

    private static @Nullable BatchPlace proof(String json) {
        try {
            return json.isEmpty() ? null : JSON.readValue(json, BatchPlace.class);
        } catch (JacksonException e) {
            throw Problem.INVALID_FIELDS.exception(
                    List.of(new FieldError("proof", "INVALID", "the proof as the issuer's gateway hands it out")));
        }
    }
}
