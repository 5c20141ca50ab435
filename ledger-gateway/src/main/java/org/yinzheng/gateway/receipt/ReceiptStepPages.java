// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

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
import org.yinzheng.chaincode.receipt.Activity;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.console.FormDigest;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.outbox.Outcome;
import org.yinzheng.gateway.problem.Problem;

/** Deliver, print and recall paper, archive, reverse, object to a claim: from a receipt's page, asked once more. */
@ConsolePage
@RequestMapping("/console/receipts/{code}/{number}")
class ReceiptStepPages {
    /** Reasons of a reversal; codes stand on the ledger, words stay here. */
    private static final List<String> REVERSAL_REASONS =
            List.of("ISSUED_IN_ERROR", "PAYER_WRONG", "AMOUNT_WRONG", "REFUND", "OTHER");

    private static final List<String> OBJECTION_REASONS =
            List.of("NOT_OUR_PAYER", "REFUNDED", "TO_BE_REVERSED", "OTHER");

    private final ReceiptLife life;
    private final ReceiptReader reader;
    private final StampReceipt stampReceipt;
    private final ReverseReceipt reverseReceipt;
    private final ObjectToClaim objectToClaim;
    private final Changes changes;

    ReceiptStepPages(
            ReceiptLife life,
            ReceiptReader reader,
            StampReceipt stampReceipt,
            ReverseReceipt reverseReceipt,
            ObjectToClaim objectToClaim,
            Changes changes) {
        this.life = life;
        this.reader = reader;
        this.stampReceipt = stampReceipt;
        this.reverseReceipt = reverseReceipt;
        this.objectToClaim = objectToClaim;
        this.changes = changes;
    }

    @GetMapping("/steps/{step}")
    String form(
            Caller caller,
            @PathVariable String code,
            @PathVariable String number,
            @PathVariable Activity step,
            Model model) {
        own(caller, code, number);
        if (!ReceiptSteps.offered(life.view(caller, code, number)).contains(step)) {
            throw Problem.NOT_FOUND.exception();
        }
        form(model, code, number, step.name());
        model.addAttribute("reasons", REVERSAL_REASONS);
        return "console/receipt-step";
    }

    @GetMapping("/claims/{claim}/objection")
    String objection(
            Caller caller,
            @PathVariable String code,
            @PathVariable String number,
            @PathVariable long claim,
            Model model) {
        own(caller, code, number);
        form(model, code, number, "OBJECT");
        model.addAttribute("claim", claim);
        model.addAttribute("reasons", OBJECTION_REASONS);
        return "console/receipt-step";
    }

    private void own(Caller caller, String code, String number) {
        if (!ReceiptSteps.acts(caller) || reader.summary(caller, code, number).isEmpty()) {
            throw Problem.NOT_FOUND.exception();
        }
    }

    private static void form(Model model, String code, String number, String step) {
        model.addAttribute("code", code);
        model.addAttribute("number", number);
        model.addAttribute("step", step);
        model.addAttribute("request", UUID.randomUUID().toString());
    }

    @PostMapping("/steps/{step}")
    String step(
            Caller caller,
            @PathVariable String code,
            @PathVariable String number,
            @PathVariable Activity step,
            @RequestParam String request,
            @RequestParam Map<String, String> parameters) {
        var said = said(parameters, "reason", "mandate", "paperNumber");
        var key = key(request, step + " " + code + ":" + number, said);
        if (step == Activity.REVERSE) {
            var order = new ReverseReceipt.Order(said.getOrDefault("reason", ""), said.get("mandate"));
            return answered(code, number, reverseReceipt.outcome(caller, key, code, number, order));
        }
        var order = new StampReceipt.Order(step, said.get("paperNumber"), said.get("mandate"));
        return answered(
                code,
                number,
                changes.outcome(caller, key, id -> stampReceipt.prepare(caller, id, code, number, order)));
    }

    @PostMapping("/claims/{claim}/objection")
    String object(
            Caller caller,
            @PathVariable String code,
            @PathVariable String number,
            @PathVariable long claim,
            @RequestParam String request,
            @RequestParam Map<String, String> parameters) {
        var said = said(parameters, "reason", "mandate");
        var order = new ObjectToClaim.Order(claim, said.getOrDefault("reason", ""), said.getOrDefault("mandate", ""));
        var key = key(request, "object " + code + ":" + number + "-" + claim, said);
        return answered(
                code,
                number,
                changes.outcome(caller, key, id -> objectToClaim.prepare(caller, id, code, number, order)));
    }

    private static Map<String, String> said(Map<String, String> parameters, String... names) {
        var said = new TreeMap<String, String>();
        for (String name : names) {
            said.put(name, parameters.getOrDefault(name, "").strip());
        }
        return said;
    }

    private static IdempotencyKey key(String request, String what, Map<String, String> said) {
        return new IdempotencyKey("console." + request, FormDigest.of(what, said));
    }

    private static String answered(String code, String number, Outcome outcome) {
        Changes.answer(outcome);
        return "redirect:/console/receipts/" + code + "/" + number + (outcome.recorded() ? "" : "?pending");
    }
}
