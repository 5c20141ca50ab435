// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.console.FormDigest;
import org.yinzheng.gateway.console.Words;
import org.yinzheng.gateway.entry.EntryForm;
import org.yinzheng.gateway.entry.TypedDocument;
import org.yinzheng.gateway.outbox.IdempotencyKey;

/**
 * Issuing a receipt at the console: choose a kind, fill in its form, look at it once more, issue. The number comes from a
 * granted block of the unit; the page carries everything from step to step.
 */
@ConsolePage
@RequestMapping("/console/receipts/issue")
class ReceiptIssuePages {
    private static final String FORM = "console/receipt-form";
    private static final String CODE = "receiptCode";

    private final ReceiptKinds kinds;
    private final NumberBlocks blocks;
    private final IssueReceipt issueReceipt;

    ReceiptIssuePages(ReceiptKinds kinds, NumberBlocks blocks, IssueReceipt issueReceipt) {
        this.kinds = kinds;
        this.blocks = blocks;
        this.issueReceipt = issueReceipt;
    }

    @GetMapping
    String choose(Caller caller, Model model) {
        model.addAttribute("kinds", kinds.of(caller));
        model.addAttribute("codes", blocks.codesWithNumbers(caller));
        return "console/receipt-kind";
    }

    /** @param items how many there is room for; what was typed comes back into it on the way back from another page */
    @GetMapping("/{type}")
    String empty(
            Caller caller,
            @PathVariable int type,
            @RequestParam(defaultValue = "1") int items,
            Model model,
            Locale locale) {
        var known = kinds.required(caller, type);
        var proposed = new TreeMap<>(EntryForm.proposed(known, kinds.today()));
        proposed.remove("fields.validFrom");
        EntryForm.roomForItems(items, known, proposed);
        form(caller, model.asMap(), known, proposed, "", Map.of(), locale);
        return FORM;
    }

    /** The form again: on the way back from the preview, or with room for one more item. */
    @PostMapping("/{type}/form")
    String again(
            Caller caller,
            @PathVariable int type,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale locale) {
        var known = kinds.required(caller, type);
        var typed = EntryForm.typed(parameters);
        if (parameters.containsKey("more")) {
            EntryForm.addItem(known, typed);
        }
        form(caller, model.asMap(), known, typed, code(parameters), Map.of(), locale);
        return FORM;
    }

    /** What does not fit, by the key of the input: for the page, while the person types. */
    @PostMapping("/{type}/check")
    @ResponseBody
    Map<String, String> check(
            Caller caller, @PathVariable int type, @RequestParam Map<String, String> parameters, Locale locale) {
        var known = kinds.required(caller, type);
        var typed = EntryForm.typed(parameters);
        var texts = EntryForm.texts(TypedDocument.read(known, typed, kinds.today()), locale);
        var byKey = new LinkedHashMap<String, String>();
        EntryForm.columns(known, typed).forEach(column -> {
            var text = texts.get(column.name());
            if (text != null) {
                byKey.put(column.key(), text);
            }
        });
        return byKey;
    }

    @PostMapping("/{type}/preview")
    ModelAndView preview(
            Caller caller, @PathVariable int type, @RequestParam Map<String, String> parameters, Locale locale) {
        var known = kinds.required(caller, type);
        var typed = EntryForm.typed(parameters);
        var read = TypedDocument.read(known, typed, kinds.today());
        var page = new ModelAndView(read.fits() ? "console/receipt-preview" : FORM);
        if (!read.fits()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        form(caller, page.getModelMap(), known, typed, code(parameters), EntryForm.texts(read, locale), locale);
        if (read.fits()) {
            page.addObject("sheet", EntryForm.sheet(known, read, kinds.today(), new Words(locale)));
        }
        page.addObject("request", UUID.randomUUID().toString());
        page.addObject("sum", read.fits() ? ReceiptFields.total(known, read.fields()) : 0L);
        return page;
    }

    /** The same preview sent twice is one receipt: it carries the name of its request. */
    @PostMapping("/{type}")
    ModelAndView issue(
            Caller caller,
            @PathVariable int type,
            @RequestParam String request,
            @RequestParam Map<String, String> parameters,
            Locale locale) {
        var known = kinds.required(caller, type);
        var typed = EntryForm.typed(parameters);
        var read = TypedDocument.read(known, typed, kinds.today());
        if (!read.fits()) {
            return preview(caller, type, parameters, locale);
        }
        var order = new ReceiptOrder(known.number(), code(parameters), read.holders(), read.fields());
        var key =
                new IdempotencyKey("console." + request, FormDigest.of("receipt " + type + " " + order.code(), typed));
        var outcome = issueReceipt.outcome(caller, key, order);
        if (outcome.recorded()) {
            var number = outcome.answer().path("number").asString();
            return new ModelAndView("redirect:/console/receipts/" + order.code() + "/" + number + "/issued");
        }
        Changes.answer(outcome);
        var open = new ModelAndView("console/receipt-open");
        form(caller, open.getModelMap(), known, typed, order.code(), Map.of(), locale);
        open.addObject("request", request);
        return open;
    }

    private static String code(Map<String, String> parameters) {
        return parameters.getOrDefault(CODE, "").strip();
    }

    private void form(
            Caller caller,
            Map<String, Object> model,
            LicenceType type,
            Map<String, String> typed,
            String code,
            Map<String, String> faults,
            Locale locale) {
        List<String> codes = blocks.codesWithNumbers(caller);
        model.put("type", type);
        model.put("codes", codes);
        model.put("receiptCode", code);
        model.put("form", EntryForm.of(type, typed, faults, new Words(locale)));
    }
}
