// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.counter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.document.DocumentKind;
import org.yinzheng.gateway.entry.TypedText;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;

/** The counter: find by the number on the identity document, say who asks, print. The number never stands in an address. */
@ConsolePage
@RequestMapping("/console/counter")
class CounterPages {
    private static final int NEWEST = 15;

    private final HandOutAtCounter counter;

    CounterPages(HandOutAtCounter counter) {
        this.counter = counter;
    }

    @GetMapping
    ModelAndView start(Caller caller) {
        var page = new ModelAndView("console/counter");
        page.addObject("newest", counter.newest(caller, NEWEST));
        return page;
    }

    @PostMapping("/find")
    ModelAndView find(Caller caller, @RequestParam String number) {
        return found(caller, TypedText.upperCase(TypedText.halfWidth(number)));
    }

    private ModelAndView found(Caller caller, String number) {
        var page = start(caller);
        var found = counter.find(caller, number);
        page.addObject("number", number);
        page.addObject("found", found);
        page.addObject("labels", labels(caller, found));
        return page;
    }

    private Map<String, Labels> labels(Caller caller, List<HandOutAtCounter.Found> found) {
        var labels = new HashMap<String, Labels>();
        found.forEach(one -> labels.computeIfAbsent(one.summary().id().identifier(), identifier -> counter.family(
                        one.summary().id().kind())
                .type(caller, one.summary().type())));
        return labels;
    }

    @PostMapping
    ModelAndView handOut(
            Caller caller,
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
            var page = start(caller);
            page.addObject("handedOut", counter.record(caller, order));
            page.addObject("newest", counter.newest(caller, NEWEST));
            return page;
        } catch (ProblemException e) {
            if (e.problem() != Problem.INVALID_FIELDS) {
                throw e;
            }
            var page = found(caller, searched);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("wrong", e.errors());
            return page;
        }
    }

    @GetMapping(path = "/{handOut}/page.pdf", produces = "application/pdf")
    ResponseEntity<byte[]> page(Caller caller, @PathVariable String handOut) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(counter.page(caller, handOut));
    }
}
