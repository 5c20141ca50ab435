// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.recognition.AcceptanceState;
import org.yinzheng.chaincode.recognition.AgreementStatus;
import org.yinzheng.chaincode.recognition.AgreementView;
import org.yinzheng.chaincode.recognition.Decision;
import org.yinzheng.chaincode.recognition.PartyStatus;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.approval.Approvals;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.console.FormDigest;
import org.yinzheng.gateway.console.Wording;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.registry.Regions;

/** Agreements at the console: the matrix, one page for each version, and decisions, each by two people. */
@ConsolePage
@RequestMapping("/console/agreements")
class AgreementPages {
    private static final List<String> CAUSES = List.of("AGREED", "LEGAL_BASIS", "RISK", "REORGANISATION", "OTHER");

    private final AgreementReader reader;
    private final AgreementTexts texts;
    private final MessageSource messages;
    private final Regions regions;
    private final Approvals approvals;
    private final AgreementDecision agreementDecision;
    private final DecideAgreement decideAgreement;
    private final Changes changes;
    private final OwnWords words;

    AgreementPages(
            AgreementReader reader,
            AgreementTexts texts,
            MessageSource messages,
            Regions regions,
            Approvals approvals,
            AgreementDecision agreementDecision,
            DecideAgreement decideAgreement,
            Changes changes,
            OwnWords words) {
        this.reader = reader;
        this.texts = texts;
        this.messages = messages;
        this.regions = regions;
        this.approvals = approvals;
        this.agreementDecision = agreementDecision;
        this.decideAgreement = decideAgreement;
        this.changes = changes;
        this.words = words;
    }

    @GetMapping
    String matrix(Caller caller, Model model) {
        var agreements = reader.all(caller);
        model.addAttribute(
                "matrix", AgreementMatrix.of(caller.region(), others(caller), texts.types(caller), agreements));
        model.addAttribute("agreements", agreements);
        model.addAttribute("regions", regionLabels(caller));
        return "console/agreements";
    }

    private List<RegionState> others(Caller caller) {
        return regions.all(caller).stream()
                .filter(region -> !region.region().equals(caller.region()))
                .filter(region -> !region.region().equals(Regions.NATIONAL))
                .toList();
    }

    private Map<String, RegionState> regionLabels(Caller caller) {
        var labels = new TreeMap<String, RegionState>();
        regions.all(caller).forEach(region -> labels.put(region.region(), region));
        return labels;
    }

    @GetMapping("/{agreement}/versions/{version}")
    String agreement(
            Caller caller, @PathVariable String agreement, @PathVariable int version, Model model, Locale locale) {
        return one(caller, agreement, version, null, null, model, locale);
    }

    /** The same, with the words of its legal basis. */
    @PostMapping("/{agreement}/versions/{version}/words")
    String words(
            Caller caller,
            @PathVariable String agreement,
            @PathVariable int version,
            @RequestParam String digest,
            @RequestParam String purpose,
            Model model,
            Locale locale) {
        caller.require(Role.CLERK, Role.APPROVER);
        return one(caller, agreement, version, digest, purpose, model, locale);
    }

    private String one(
            Caller caller,
            String agreement,
            int version,
            @Nullable String opened,
            @Nullable String purpose,
            Model model,
            Locale locale) {
        var inWords = texts.in(new Wording(messages, locale), caller);
        var view = reader.view(caller, agreement, version);
        var versions = reader.all(caller).stream()
                .filter(one -> one.agreement().agreement().equals(agreement))
                .toList();
        model.addAttribute("view", view);
        model.addAttribute("versions", versions);
        model.addAttribute(
                "differences",
                version == 1
                        ? List.of()
                        : TermDifferences.between(
                                reader.view(caller, agreement, version - 1)
                                        .agreement()
                                        .terms(),
                                view.agreement().terms(),
                                inWords));
        model.addAttribute("terms", inWords.terms(view.agreement().terms()));
        words.show(caller, Stream.of(view.agreement().terms().legalBasisDigest()), opened, purpose, model);
        model.addAttribute("regions", regionLabels(caller));
        boolean acts = caller.identity().roles().contains(Role.CLERK)
                || caller.identity().roles().contains(Role.APPROVER);
        boolean party = view.agreement().terms().parties().contains(caller.region());
        model.addAttribute("decisions", acts && party ? decisions(caller, view) : List.of());
        model.addAttribute(
                "activates",
                party
                        && caller.identity().roles().contains(Role.APPROVER)
                        && view.status() == AgreementStatus.ACCEPTED
                        && view.inForce() == null);
        model.addAttribute("again", acts && party && version == versions.size());
        model.addAttribute("causes", CAUSES);
        model.addAttribute("request", UUID.randomUUID().toString());
        return "console/agreement";
    }

    /** What the own region may do with its part now. */
    private static EnumSet<Decision> decisions(Caller caller, AgreementView view) {
        var part = view.parts().stream()
                .filter(one -> one.region().equals(caller.region()))
                .map(AcceptanceState::status)
                .findFirst();
        boolean proposer = view.agreement().proposer().equals(caller.region());
        if (part.isEmpty() && !proposer) {
            return EnumSet.of(Decision.ACCEPT, Decision.REJECT);
        }
        return switch (part.orElse(PartyStatus.ACCEPTED)) {
            case ACCEPTED ->
                proposer && view.inForce() == null
                        ? EnumSet.of(Decision.WITHDRAW)
                        : EnumSet.of(Decision.SUSPEND, Decision.END);
            case SUSPENDED -> EnumSet.of(Decision.RESUME, Decision.END);
            case REJECTED, WITHDRAWN, ENDED -> EnumSet.noneOf(Decision.class);
        };
    }

    @PostMapping("/{agreement}/versions/{version}/decisions")
    String decide(
            Caller caller,
            @PathVariable String agreement,
            @PathVariable int version,
            @RequestParam String request,
            @RequestParam Decision decision,
            @RequestParam String cause) {
        var order = new AgreementDecision.Order(agreement, version, decision, cause);
        var said = Map.of("decision", decision.name(), "cause", cause);
        var asked = approvals.ask(
                caller, key(request, "decide " + agreement + "." + version, said), agreementDecision, order);
        return "redirect:/console/approvals/" + asked.id();
    }

    @PostMapping("/{agreement}/versions/{version}/activation")
    String activate(
            Caller caller, @PathVariable String agreement, @PathVariable int version, @RequestParam String request) {
        var outcome = changes.outcome(
                caller,
                key(request, "activate " + agreement + "." + version, Map.of()),
                id -> decideAgreement.activate(caller, id, agreement, version));
        Changes.answer(outcome);
        return "redirect:/console/agreements/" + agreement + "/versions/" + version
                + (outcome.recorded() ? "" : "?pending");
    }

    private static IdempotencyKey key(String request, String what, Map<String, String> said) {
        return new IdempotencyKey("console." + request, FormDigest.of(what, said));
    }
}
