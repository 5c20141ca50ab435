// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.licence.OperationState;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.console.PageLinks;
import org.yinzheng.gateway.console.ReadersFile;
import org.yinzheng.gateway.console.Wording;
import org.yinzheng.gateway.document.Document;
import org.yinzheng.gateway.document.DocumentFilter;
import org.yinzheng.gateway.document.DocumentPage;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.document.DocumentSummary;
import org.yinzheng.gateway.entry.TypedText;
import org.yinzheng.gateway.issuing.HandOut;
import org.yinzheng.gateway.issuing.KeptTexts;
import org.yinzheng.gateway.lookup.LicenceForm;
import org.yinzheng.gateway.onboarding.MistypedNumber;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Outbox;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.web.Download;

/**
 * Licences at the console: the list, the search, and one address for each licence that tells its life. Content is shown
 * to the issuing agency's clerks and approvers alone, for a stated purpose, and every reading is recorded.
 */
@ConsolePage
@RequestMapping("/console/licences")
class LicencePages {
    /** What content is opened for. */
    private static final List<String> PURPOSES = List.of("COUNTER", "HOLDER-REQUEST", "CHANGE", "SUPERVISION", "COURT");

    private static final int ROWS = 25;
    private static final int STEPS = 50;
    private static final int READINGS = 20;

    private final LicenceReader reader;
    private final LicenceDrafting drafting;
    private final DocumentStore documents;
    private final HandOut handOut;
    private final KeptTexts texts;
    private final MessageSource messages;
    private final Outbox outbox;
    private final IssuableTypes types;
    private final StateToday today;

    LicencePages(
            LicenceReader reader,
            LicenceDrafting drafting,
            DocumentStore documents,
            HandOut handOut,
            KeptTexts texts,
            MessageSource messages,
            Outbox outbox,
            IssuableTypes types,
            StateToday today) {
        this.reader = reader;
        this.drafting = drafting;
        this.documents = documents;
        this.handOut = handOut;
        this.texts = texts;
        this.messages = messages;
        this.outbox = outbox;
        this.types = types;
        this.today = today;
    }

    @GetMapping
    String list(Caller caller, DocumentFilter filter, Model model) {
        var page = reader.list(caller, filter, Optional.empty(), ROWS);
        rows(caller, model, page);
        model.addAttribute("filter", filter);
        model.addAttribute("types", types.ofAgency(caller));
        model.addAttribute("states", StateToday.ALL);
        model.addAttribute(
                "pages", PageLinks.of("/console/licences", filter.asked(), "after", filter.after(), page.next()));
        return "console/licences";
    }

    /**
     * By identifier, by the holder's number or by the short number; never in an address. The identifier of a licence that
     * another region moved out to this one leads a clerk to taking it in.
     */
    @PostMapping("/search")
    String search(
            Caller caller,
            @RequestParam String number,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        caller.require(Role.CLERK, Role.APPROVER);
        var plain = TypedText.upperCase(TypedText.halfWidth(number));
        var identifier = identifier(plain);
        if (identifier.isPresent()) {
            boolean takenIn = caller.identity().roles().contains(Role.CLERK)
                    && reader.movedHere(caller, identifier.get()).isPresent();
            return "redirect:/console/licences/" + plain + (takenIn ? "/successor/TRANSFER_IN" : "");
        }
        var byHolder = reader.list(caller, new DocumentFilter(null, null, after), Optional.of(plain), ROWS);
        var found = new ArrayList<>(byHolder.documents());
        byShortNumber(caller, plain).ifPresent(found::add);
        rows(caller, model, new DocumentPage(found, byHolder.next()));
        model.addAttribute("searched", plain);
        model.addAttribute(
                "doubt", found.isEmpty() ? MistypedNumber.doubt(plain).orElse(null) : null);
        return "console/licences";
    }

    private static Optional<LicenceId> identifier(String text) {
        try {
            return Optional.of(LicenceId.parse(text));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    private Optional<DocumentSummary> byShortNumber(Caller caller, String text) {
        try {
            return documents
                    .findByPhrase(new LicenceForm(text).phrase())
                    .flatMap(id -> reader.summary(caller, id.identifier()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void rows(Caller caller, Model model, DocumentPage page) {
        model.addAttribute("page", page);
        model.addAttribute("today", today);
        model.addAttribute("labels", labels(caller, page));
    }

    private Map<Integer, Labels> labels(Caller caller, DocumentPage page) {
        var labels = new LinkedHashMap<Integer, Labels>();
        page.documents().stream()
                .map(DocumentSummary::type)
                .distinct()
                .forEach(type -> labels.put(type, drafting.type(caller, type).labels()));
        return labels;
    }

    @GetMapping("/{licenceId}")
    String licence(
            Caller caller,
            @PathVariable String licenceId,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        life(caller, licenceId, after, model);
        return "console/licence";
    }

    /** The page after issuing: code, page and address to hand on. */
    @GetMapping("/{licenceId}/issued")
    String issued(Caller caller, @PathVariable String licenceId, Model model) {
        life(caller, licenceId, null, model);
        model.addAttribute("issued", true);
        return "console/licence";
    }

    @PostMapping("/{licenceId}/content")
    String content(Caller caller, @PathVariable String licenceId, @RequestParam String purpose, Model model) {
        caller.require(Role.CLERK, Role.APPROVER);
        var document = reader.own(caller, licenceId, HandOut.purpose(purpose));
        var type = drafting.type(caller, document.summary().type());
        model.addAttribute("opened", new LicenceContent(type, document.content()));
        model.addAttribute("verifierLink", handOut.link(caller, document));
        var timeline = life(caller, licenceId, null, model);
        var digests = timeline.steps().stream()
                .flatMap(step -> Optional.ofNullable(step.causeDigest()).stream())
                .toList();
        model.addAttribute("causeWords", texts.read(caller, digests, purpose));
        return "console/licence";
    }

    private Timeline life(Caller caller, String licenceId, @Nullable String after, Model model) {
        var view = reader.onLedger(caller, licenceId, null);
        var page = reader.history(caller, licenceId, null, after, STEPS);
        var operations = page.items();
        var own = reader.summary(caller, licenceId);
        model.addAttribute("view", view);
        model.addAttribute("state", today.of(view));
        model.addAttribute(
                "typeLabels", drafting.type(caller, view.body().type()).labels());
        var timeline = Timeline.of(
                after == null ? view.body() : null,
                operations,
                blocks(view.body().transactionId(), operations));
        model.addAttribute("timeline", timeline);
        model.addAttribute(
                "pages", PageLinks.of("/console/licences/" + licenceId, after, Optional.ofNullable(page.next())));
        model.addAttribute("own", own.isPresent());
        model.addAttribute("erased", own.flatMap(DocumentSummary::erasedAt).isPresent());
        model.addAttribute(
                "readings",
                own.map(one -> documents.readings(one.id(), READINGS)).orElse(List.of()));
        model.addAttribute(
                "readingsAll", own.map(one -> documents.countReadings(one.id())).orElse(0L));
        model.addAttribute(
                "operations", own.isPresent() ? OperationPages.offered(caller, view, types.today()) : List.of());
        model.addAttribute("successors", own.isPresent() ? SuccessorPages.offered(caller, view) : List.of());
        model.addAttribute("purposes", PURPOSES);
        model.addAttribute("channel", caller.organisation().channel());
        return timeline;
    }

    private Map<String, Long> blocks(String first, List<OperationState> operations) {
        var transactions = new ArrayList<>(List.of(first));
        operations.forEach(one -> transactions.add(one.transactionId()));
        return outbox.blocks(transactions);
    }

    /** Everybody who opened the content. */
    @GetMapping("/{licenceId}/readers.csv")
    void readers(Caller caller, @PathVariable String licenceId, Locale locale, HttpServletResponse response)
            throws IOException {
        var own = reader.summary(caller, licenceId).orElseThrow(Problem.NOT_FOUND::exception);
        Download.csv(response, "readers-" + licenceId + ".csv");
        ReadersFile.write(
                documents.readings(own.id(), Integer.MAX_VALUE),
                new Wording(messages, locale),
                response.getOutputStream());
    }

    @GetMapping(path = "/{licenceId}/code.png", produces = "image/png")
    ResponseEntity<byte[]> code(Caller caller, @PathVariable String licenceId) {
        return handOut.png(caller, handedOut(caller, licenceId));
    }

    @GetMapping(path = "/{licenceId}/licence.pdf", produces = "application/pdf")
    ResponseEntity<byte[]> pdf(Caller caller, @PathVariable String licenceId) {
        var document = handedOut(caller, licenceId);
        var type = drafting.type(caller, document.summary().type());
        return handOut.pdf(caller, document, type, licenceId, document.content().secret("shortNumber"));
    }

    private Document handedOut(Caller caller, String licenceId) {
        caller.require(Role.CLERK, Role.APPROVER);
        return reader.own(caller, licenceId, "HAND-OUT");
    }
}
