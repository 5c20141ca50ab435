// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.counter;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.console.FormDigest;
import org.yinzheng.gateway.console.PageLinks;
import org.yinzheng.gateway.document.DocumentKind;
import org.yinzheng.gateway.entry.TypedText;
import org.yinzheng.gateway.issuing.HandOut;
import org.yinzheng.gateway.onboarding.MistypedNumber;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Slice;
import org.yinzheng.gateway.web.NextPage;

/** The counter: find by the number on the identity document, say who asks, print. The number never stands in an address. */
@ConsolePage
@RequestMapping("/console/counter")
class CounterPages {
    /** What the record of who asked is opened for. */
    private static final List<String> PURPOSES = List.of("HOLDER-REQUEST", "SUPERVISION", "COURT");

    private static final int NEWEST = 15;
    private static final String NONE = "-";

    private final HandOutAtCounter counter;

    CounterPages(HandOutAtCounter counter) {
        this.counter = counter;
    }

    @GetMapping
    ModelAndView start(Caller caller, @RequestParam(required = false) @Nullable String after) {
        var page = new ModelAndView("console/counter");
        var newest = counter.newest(caller, NextPage.after(after, Place.NEWEST), NEWEST);
        page.addObject("newest", newest.items());
        page.addObject("pages", PageLinks.of("/console/counter", after, newest.next()));
        return page;
    }

    /**
     * Licences and receipts of one holder. What follows a page is asked for by a form, since the number may not stand in an
     * address.
     *
     * @param licences place of the page among the licences; empty for the first, {@link #NONE} behind the last
     * @param receipts the same among the receipts
     */
    @PostMapping("/find")
    ModelAndView find(
            Caller caller,
            @RequestParam String number,
            @RequestParam(defaultValue = "") String licences,
            @RequestParam(defaultValue = "") String receipts) {
        return found(caller, TypedText.upperCase(TypedText.halfWidth(number)), licences, receipts);
    }

    private ModelAndView found(Caller caller, String number, String licences, String receipts) {
        var page = start(caller, null);
        var one = part(caller, DocumentKind.LICENCE, number, licences);
        var two = part(caller, DocumentKind.RECEIPT, number, receipts);
        var found = Stream.concat(one.items().stream(), two.items().stream()).toList();
        page.addObject("request", UUID.randomUUID().toString());
        page.addObject("number", number);
        page.addObject("found", found);
        page.addObject("doubt", found.isEmpty() ? MistypedNumber.doubt(number).orElse(null) : null);
        page.addObject("labels", labels(caller, found));
        page.addObject("more", one.next().isPresent() || two.next().isPresent());
        page.addObject("licences", one.next().orElse(NONE));
        page.addObject("receipts", two.next().orElse(NONE));
        return page;
    }

    private Slice<HandOutAtCounter.Found> part(Caller caller, DocumentKind kind, String number, String after) {
        return after.equals(NONE)
                ? Slice.whole(List.of())
                : counter.find(caller, kind, number, after.isEmpty() ? null : after);
    }

    private Map<String, Labels> labels(Caller caller, List<HandOutAtCounter.Found> found) {
        var labels = new HashMap<String, Labels>();
        found.forEach(one -> labels.computeIfAbsent(one.summary().id().identifier(), identifier -> counter.family(
                        one.summary().id().kind())
                .type(caller, one.summary().type())));
        return labels;
    }

    /** Recorded once, however often the form is sent: who made the record reloads its own page afterwards. */
    @PostMapping
    ModelAndView handOut(
            Caller caller,
            @RequestParam UUID request,
            @RequestParam String searched,
            @RequestParam DocumentKind kind,
            @RequestParam String identifier,
            @RequestParam HandedOut.Asker asker,
            @RequestParam String name,
            @RequestParam String number,
            @RequestParam(defaultValue = "") String mandate) {
        var order = new HandOutOrder(
                kind, identifier, asker, name, TypedText.upperCase(TypedText.halfWidth(number)), mandate);
        try {
            var handedOut = counter.record(caller, recordId(request, order), order);
            return new ModelAndView("redirect:/console/counter/" + handedOut.handOutId() + "?done");
        } catch (ProblemException e) {
            if (e.problem() != Problem.INVALID_FIELDS) {
                throw e;
            }
            var page = found(caller, searched, "", "");
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("wrong", e.errors());
            return page;
        }
    }

    /** The form's request is random and kept nowhere, so the id tells nothing of the person. */
    private static String recordId(UUID request, HandOutOrder order) {
        var asked = FormDigest.of(
                "hand-out " + request,
                Map.of(
                        "document", order.kind() + " " + order.identifier(),
                        "asker", order.asker().name(),
                        "name", order.name(),
                        "number", order.number(),
                        "mandate", order.person().mandate()));
        return UUID.nameUUIDFromBytes(asked.getBytes(StandardCharsets.US_ASCII)).toString();
    }

    /** One hand-out; its address stays, and who recorded it prints the page there as long as the document counts. */
    @GetMapping("/{handOut}")
    String one(Caller caller, @PathVariable String handOut, Model model) {
        var one = counter.one(caller, handOut);
        boolean mine = HandOutAtCounter.mayPrint(caller, one);
        model.addAttribute("one", one);
        model.addAttribute("mine", mine);
        model.addAttribute("counts", mine && counter.counts(caller, one));
        model.addAttribute("purposes", PURPOSES);
        return "console/hand-out";
    }

    @PostMapping("/{handOut}/person")
    String person(Caller caller, @PathVariable String handOut, @RequestParam String purpose, Model model) {
        model.addAttribute("person", counter.person(caller, handOut, HandOut.purpose(purpose)));
        return one(caller, handOut, model);
    }

    @GetMapping(path = "/{handOut}/page.pdf", produces = "application/pdf")
    ResponseEntity<byte[]> page(Caller caller, @PathVariable String handOut) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(counter.page(caller, handOut));
    }
}
