// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.approval.Approvals;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.console.FormDigest;
import org.yinzheng.gateway.console.FormFaults;
import org.yinzheng.gateway.entry.TypedText;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.problem.ProblemException;

/** Ending many licences at the console: a list of identifiers and one reason, for a second person to confirm. */
@ConsolePage
@RequestMapping("/console/endings")
class EndLicencesPages {
    private static final List<String> CAUSES =
            List.of("VIOLATION", "WRONGLY_ISSUED", "BUSINESS_CLOSED", "HOLDER_REQUEST", "OTHER");

    private final EndLicences endLicences;
    private final Approvals approvals;

    EndLicencesPages(EndLicences endLicences, Approvals approvals) {
        this.endLicences = endLicences;
        this.approvals = approvals;
    }

    @GetMapping
    ModelAndView form(Caller caller, @RequestParam(defaultValue = "") String licence) {
        caller.require(Role.CLERK, Role.APPROVER);
        var page = new ModelAndView("console/endings");
        page.addObject("outcomes", List.of("REVOKED", "WITHDRAWN", "CANCELLED"));
        page.addObject("causes", CAUSES);
        page.addObject("typed", Map.of("licences", licence));
        page.addObject("request", UUID.randomUUID().toString());
        return page;
    }

    @PostMapping
    ModelAndView ask(
            Caller caller,
            @RequestParam String request,
            @RequestParam String licences,
            @RequestParam LicenceStatus outcome,
            @RequestParam String cause,
            @RequestParam(defaultValue = "") String causeText,
            Locale locale) {
        var identifiers = Arrays.stream(licences.split("[\\s,，;；]+"))
                .map(one -> TypedText.upperCase(TypedText.halfWidth(one)))
                .filter(one -> !one.isEmpty())
                .toList();
        var order = new EndLicences.Order(identifiers, outcome, cause, causeText.strip());
        var key = new IdempotencyKey(
                "console." + request, FormDigest.of("end licences", Map.of("licences", licences, "cause", cause)));
        try {
            return new ModelAndView("redirect:/console/approvals/"
                    + approvals.ask(caller, key, endLicences, order).id());
        } catch (ProblemException e) {
            var faults = FormFaults.of(e, locale).orElseThrow(() -> e);
            var page = form(caller, licences);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("faults", faults.gathered("licences"));
            page.addObject(
                    "typed",
                    Map.of("licences", licences, "outcome", outcome.name(), "cause", cause, "causeText", causeText));
            return page;
        }
    }
}
