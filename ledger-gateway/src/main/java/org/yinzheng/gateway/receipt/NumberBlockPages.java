// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.web.NextPage;

/** Numbers at the console: a unit applies and sees what is left; its finance body grants or refuses. */
@ConsolePage
@RequestMapping("/console/receipts/numbers")
class NumberBlockPages {
    private static final int ROWS = 25;
    private static final String PAGE = "console/receipt-numbers";
    private static final String BACK = "redirect:/console/receipts/numbers";
    private static final List<String> REASONS = List.of("ENOUGH_LEFT", "CODE_NOT_FOR_UNIT", "OTHER");

    private final NumberBlocks blocks;
    private final ApplyForNumbers applyForNumbers;
    private final DecideApplication decideApplication;

    NumberBlockPages(NumberBlocks blocks, ApplyForNumbers applyForNumbers, DecideApplication decideApplication) {
        this.blocks = blocks;
        this.applyForNumbers = applyForNumbers;
        this.decideApplication = decideApplication;
    }

    @GetMapping
    ModelAndView page(Caller caller, @RequestParam(required = false) @Nullable String after) {
        var page = new ModelAndView(PAGE);
        var seen = blocks.of(caller);
        page.addObject("blocks", seen);
        page.addObject("whose", seen.stream().anyMatch(block -> !block.unit().equals(caller.agency())));
        var applications = applyForNumbers.seen(caller, NextPage.after(after, Place.NEWEST), ROWS);
        page.addObject("applications", applications.items());
        page.addObject("pages", PageLinks.of("/console/receipts/numbers", after, applications.next()));
        page.addObject("reasons", REASONS);
        page.addObject("request", UUID.randomUUID().toString());
        return page;
    }

    @PostMapping
    ModelAndView apply(
            Caller caller,
            @RequestParam String request,
            @RequestParam String code,
            @RequestParam String numbers,
            Locale locale) {
        var count = TypedText.halfWidth(numbers).replace(",", "");
        var order = new ApplyForNumbers.Order(
                TypedText.halfWidth(code), count.matches("\\d{1,9}") ? Long.parseLong(count) : 0);
        try {
            applyForNumbers.apply(caller, request, order);
            return new ModelAndView(BACK);
        } catch (ProblemException e) {
            var faults = FormFaults.of(e, locale).orElseThrow(() -> e);
            var page = page(caller, null);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("faults", faults);
            page.addObject("typed", Map.of("code", code, "numbers", numbers));
            return page;
        }
    }

    @PostMapping("/{application}/withdrawal")
    String withdraw(Caller caller, @PathVariable String application) {
        applyForNumbers.withdraw(caller, application);
        return BACK;
    }

    @PostMapping("/{application}/grant")
    String grant(Caller caller, @PathVariable String application, @RequestParam String request) {
        var key = new IdempotencyKey(
                "console." + request + "." + application, FormDigest.of("grant " + application, new TreeMap<>()));
        var outcome = decideApplication.grant(caller, key, application, new DecideApplication.Grant(null));
        Changes.answer(outcome);
        return BACK + (outcome.recorded() ? "" : "?pending");
    }

    @PostMapping("/{application}/refusal")
    String refuse(Caller caller, @PathVariable String application, @RequestParam String reason) {
        decideApplication.refuse(caller, application, new DecideApplication.Refusal(reason));
        return BACK;
    }
}
