// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.yinzheng.chaincode.recognition.AgreementChannel;
import org.yinzheng.chaincode.recognition.AgreementTerms;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.approval.Approvals;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.console.FormDigest;
import org.yinzheng.gateway.console.FormFaults;
import org.yinzheng.gateway.entry.TypedText;
import org.yinzheng.gateway.matter.MatterNames;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.registry.Regions;
import org.yinzheng.gateway.web.RequestValue;

/** Proposing an agreement at the console, or a new version of one; a second person confirms. */
@ConsolePage
@RequestMapping("/console/agreements")
class AgreementProposalPages {
    private final AgreementReader reader;
    private final AgreementTexts texts;
    private final Regions regions;
    private final Approvals approvals;
    private final AgreementProposal proposal;
    private final MatterNames matterNames;

    AgreementProposalPages(
            AgreementReader reader,
            AgreementTexts texts,
            Regions regions,
            Approvals approvals,
            AgreementProposal proposal,
            MatterNames matterNames) {
        this.reader = reader;
        this.texts = texts;
        this.regions = regions;
        this.approvals = approvals;
        this.proposal = proposal;
        this.matterNames = matterNames;
    }

    /** An empty proposal, or a new version of an agreement with its terms filled in. */
    @GetMapping("/new")
    ModelAndView propose(
            Caller caller,
            @RequestParam(required = false) @Nullable String agreement,
            @RequestParam(defaultValue = "0") int version) {
        caller.require(Role.CLERK, Role.APPROVER);
        if (agreement == null) {
            var typed = new LinkedMultiValueMap<String, String>();
            ticked(typed, "channels", Arrays.stream(AgreementChannel.values()));
            return page(caller, typed);
        }
        var before = reader.view(caller, agreement, version).agreement();
        var typed = said(before.terms());
        typed.add("agreement", agreement);
        typed.add("version", String.valueOf(version + 1));
        return page(caller, typed);
    }

    /** The terms as a form says them; the words of the legal basis stay with who wrote them. */
    private MultiValueMap<String, String> said(AgreementTerms terms) {
        var said = new LinkedMultiValueMap<String, String>();
        ticked(said, "parties", terms.parties().stream());
        ticked(said, "types", terms.types().stream());
        ticked(said, "channels", terms.channels().stream());
        said.add("from", terms.from());
        said.add("to", Objects.requireNonNullElse(terms.to(), ""));
        said.add("standard", Objects.requireNonNullElse(terms.standard(), ""));
        var known = terms.matters().stream().collect(Collectors.partitioningBy(matterNames.all()::containsKey));
        ticked(said, "knownMatters", Objects.requireNonNull(known.get(true)).stream());
        said.add("matters", String.join(" ", Objects.requireNonNull(known.get(false))));
        said.add("minimumFields", String.join(" ", terms.minimumFields()));
        return said;
    }

    private static void ticked(MultiValueMap<String, String> said, String name, Stream<?> values) {
        values.forEach(value -> said.add(name, String.valueOf(value)));
    }

    private ModelAndView page(Caller caller, MultiValueMap<String, String> typed) {
        var types = texts.types(caller);
        var parties = list(typed, "parties");
        var others = regions.all(caller).stream()
                .filter(region -> !region.region().equals(caller.region()))
                // the national platform may be a party already
                .filter(region -> !region.region().equals(Regions.NATIONAL) || parties.contains(region.region()))
                .toList();
        var otherTypes = list(typed, "types").stream()
                .filter(number -> types.stream()
                        .noneMatch(type -> String.valueOf(type.number()).equals(number)))
                .toList();
        var page = new ModelAndView("console/agreement-new");
        page.addObject("typed", typed.toSingleValueMap());
        page.addObject(
                "ticked",
                Map.of(
                        "parties",
                        parties.isEmpty() && others.size() == 1
                                ? List.of(others.get(0).region())
                                : parties,
                        "types",
                        list(typed, "types"),
                        "channels",
                        list(typed, "channels"),
                        "knownMatters",
                        list(typed, "knownMatters")));
        page.addObject("others", others);
        page.addObject("types", types);
        page.addObject("otherTypes", otherTypes);
        page.addObject("channels", AgreementChannel.values());
        page.addObject("request", UUID.randomUUID().toString());
        return page;
    }

    /** What does not fit comes back beside its input, with all that was typed. */
    @PostMapping
    ModelAndView proposed(
            Caller caller,
            @RequestParam String request,
            @RequestParam MultiValueMap<String, String> form,
            Locale locale) {
        try {
            var key = new IdempotencyKey("console." + request, FormDigest.of("propose", whole(form)));
            var asked = approvals.ask(caller, key, proposal, AgreementProposal.named(caller, key, order(caller, form)));
            return new ModelAndView("redirect:/console/approvals/" + asked.id());
        } catch (ProblemException | RefusedException e) {
            var faults = FormFaults.of(e, locale).orElseThrow(() -> e);
            var page = page(caller, form);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject(
                    "faults", faults.beside("legalBasisDigest", "legalBasis").beside("causeText", "legalBasis"));
            return page;
        }
    }

    /** With everything that is ticked. */
    private static Map<String, String> whole(MultiValueMap<String, String> form) {
        return form.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, input -> String.join("\n", input.getValue())));
    }

    private ProposeAgreement.Order order(Caller caller, MultiValueMap<String, String> form) {
        var parties = new ArrayList<>(list(form, "parties"));
        if (parties.isEmpty()) {
            throw Problem.INVALID_FIELDS.exception(
                    List.of(new FieldError("parties", "MISSING", "at least one other region")));
        }
        if (!parties.contains(caller.region())) {
            parties.add(caller.region());
        }
        var agreement = blank(form.getFirst("agreement"));
        var version = agreement == null ? null : RequestValue.number("version", first(form, "version"));
        var legalBasis = blank(form.getFirst("legalBasis"));
        return new ProposeAgreement.Order(
                agreement,
                version,
                parties,
                list(form, "types").stream()
                        .map(type -> RequestValue.number("types", type))
                        .toList(),
                blank(code(first(form, "standard"))),
                matters(form),
                words(first(form, "minimumFields")),
                list(form, "channels").stream()
                        .map(channel -> RequestValue.word("channels", channel, AgreementChannel.class))
                        .toList(),
                first(form, "from"),
                blank(form.getFirst("to")),
                legalBasis == null && version != null
                        ? basisBefore(caller, Objects.requireNonNull(agreement), version)
                        : null,
                legalBasis);
    }

    private String basisBefore(Caller caller, String agreement, int version) {
        return reader.view(caller, agreement, version - 1).agreement().terms().legalBasisDigest();
    }

    /** Those that have a name are ticked, any other is typed. */
    private static List<String> matters(MultiValueMap<String, String> form) {
        return Stream.concat(list(form, "knownMatters").stream(), words(code(first(form, "matters"))).stream())
                .distinct()
                .toList();
    }

    private static List<String> list(MultiValueMap<String, String> form, String name) {
        return Objects.requireNonNullElse(form.get(name), List.of());
    }

    private static String first(MultiValueMap<String, String> form, String name) {
        return Objects.requireNonNullElse(form.getFirst(name), "").strip();
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Codes are written in upper case, whatever the input method made of them. */
    private static String code(String text) {
        return TypedText.upperCase(TypedText.halfWidth(text));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s,，、;；]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
