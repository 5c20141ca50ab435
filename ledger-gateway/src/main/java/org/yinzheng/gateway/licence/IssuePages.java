// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
 * Issuing at the console: choose a type, fill in its form, look at it once more, issue. The page carries everything from
 * step to step; nothing personal is kept in the session or stands in an address.
 */
@ConsolePage
@RequestMapping("/console/issue")
class IssuePages {
    private static final String FORM = "console/issue-form";

    private final IssuableTypes types;
    private final IssueLicence issueLicence;
    private final Changes changes;

    IssuePages(IssuableTypes types, IssueLicence issueLicence, Changes changes) {
        this.types = types;
        this.issueLicence = issueLicence;
        this.changes = changes;
    }

    @GetMapping
    String choose(Caller caller, Model model) {
        model.addAttribute("types", types.of(caller));
        return "console/issue-type";
    }

    /** @param holders how many there is room for; what was typed comes back into it on the way back from another page */
    @GetMapping("/{type}")
    String empty(
            Caller caller,
            @PathVariable int type,
            @RequestParam(defaultValue = "1") int holders,
            Model model,
            Locale locale) {
        var known = types.required(caller, type);
        var proposed = EntryForm.proposed(known, types.today());
        EntryForm.roomFor(holders, proposed);
        form(model.asMap(), known, proposed, Map.of(), locale);
        return FORM;
    }

    /** The form again: on the way back from the preview, or with room for one more holder. */
    @PostMapping("/{type}/form")
    String again(
            Caller caller,
            @PathVariable int type,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale locale) {
        var typed = EntryForm.typed(parameters);
        if (parameters.containsKey("more")) {
            EntryForm.roomFor(EntryForm.holders(typed) + 1, typed);
        }
        form(model.asMap(), types.required(caller, type), typed, Map.of(), locale);
        return FORM;
    }

    /** What does not fit, by the key of the input: for the page, while the person types. */
    @PostMapping("/{type}/check")
    @ResponseBody
    Map<String, String> check(
            Caller caller, @PathVariable int type, @RequestParam Map<String, String> parameters, Locale locale) {
        var known = types.required(caller, type);
        var typed = EntryForm.typed(parameters);
        var texts = EntryForm.texts(TypedDocument.read(known, typed, types.today()), locale);
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
        var known = types.required(caller, type);
        var typed = EntryForm.typed(parameters);
        var read = TypedDocument.read(known, typed, types.today());
        var page = new ModelAndView(read.fits() ? "console/issue-preview" : FORM);
        if (!read.fits()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var model = page.getModelMap();
        form(model, known, typed, EntryForm.texts(read, locale), locale);
        if (read.fits()) {
            model.put("sheet", EntryForm.sheet(known, read, types.today(), new Words(locale)));
        }
        model.put("request", UUID.randomUUID().toString());
        return page;
    }

    /** The same preview sent twice is one licence: it carries the name of its request. */
    @PostMapping("/{type}")
    ModelAndView issue(
            Caller caller,
            @PathVariable int type,
            @RequestParam String request,
            @RequestParam Map<String, String> parameters,
            Locale locale) {
        var known = types.required(caller, type);
        var typed = EntryForm.typed(parameters);
        var read = TypedDocument.read(known, typed, types.today());
        if (!read.fits()) {
            return preview(caller, type, parameters, locale);
        }
        var key = new IdempotencyKey("console." + request, FormDigest.of("issue " + type, typed));
        var outcome =
                changes.outcome(caller, key, id -> issueLicence.prepare(caller, id, LicenceOrder.of(known, read)));
        if (outcome.recorded()) {
            var licence = outcome.answer().path("licenceId").asString();
            return new ModelAndView("redirect:/console/licences/" + licence + "/issued");
        }
        Changes.answer(outcome);
        var open = new ModelAndView("console/issue-open");
        form(open.getModelMap(), known, typed, Map.of(), locale);
        open.addObject("request", request);
        return open;
    }

    private static void form(
            Map<String, Object> model,
            LicenceType type,
            Map<String, String> typed,
            Map<String, String> faults,
            Locale locale) {
        model.put("type", type);
        model.put("base", "/console/issue/" + type.number());
        model.put("form", EntryForm.of(type, typed, faults, new Words(locale)));
    }
}
