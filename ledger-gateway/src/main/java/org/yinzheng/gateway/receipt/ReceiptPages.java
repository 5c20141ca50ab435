// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.yinzheng.gateway.onboarding.MistypedNumber;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.web.Download;

/**
 * Receipts at the console: the list, the search, and one address for each receipt that tells its life. Content is shown to
 * the issuing unit's clerks and approvers alone, for a stated purpose, and every reading is recorded.
 */
@ConsolePage
@RequestMapping("/console/receipts")
class ReceiptPages {
    /** What content is opened for. */
    private static final List<String> PURPOSES =
            List.of("COUNTER", "HOLDER-REQUEST", "REVERSAL", "SUPERVISION", "COURT");

    private static final Pattern NUMBER = Pattern.compile("(?:FIS:)?(\\d{8})[ :.-]?(\\d{10})");
    private static final List<String> STATES = List.of(IssueReceipt.ISSUED, ReverseReceipt.REVERSED);
    private static final int ROWS = 25;
    private static final int READINGS = 20;

    private final ReceiptReader reader;
    private final ReceiptLife life;
    private final ReceiptDrafting drafting;
    private final ReceiptKinds kinds;
    private final DocumentStore documents;
    private final HandOut handOut;
    private final KeptTexts texts;
    private final MessageSource messages;

    ReceiptPages(
            ReceiptReader reader,
            ReceiptLife life,
            ReceiptDrafting drafting,
            ReceiptKinds kinds,
            DocumentStore documents,
            HandOut handOut,
            KeptTexts texts,
            MessageSource messages) {
        this.reader = reader;
        this.life = life;
        this.drafting = drafting;
        this.kinds = kinds;
        this.documents = documents;
        this.handOut = handOut;
        this.texts = texts;
        this.messages = messages;
    }

    @GetMapping
    String list(Caller caller, DocumentFilter filter, Model model) {
        var page = reader.list(caller, filter, Optional.empty(), ROWS);
        rows(caller, model, page);
        model.addAttribute("filter", filter);
        model.addAttribute("types", kinds.ofAgency(caller));
        model.addAttribute("states", STATES);
        model.addAttribute(
                "pages", PageLinks.of("/console/receipts", filter.asked(), "after", filter.after(), page.next()));
        return "console/receipts";
    }

    /** By code and number, or by the payer's number; never in an address. */
    @PostMapping("/search")
    String search(
            Caller caller,
            @RequestParam String number,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        caller.require(Role.CLERK, Role.APPROVER);
        var plain = TypedText.upperCase(TypedText.halfWidth(number));
        var named = NUMBER.matcher(plain);
        if (named.matches() && certainlyReceipt(caller, plain, named)) {
            return "redirect:/console/receipts/" + named.group(1) + "/" + named.group(2);
        }
        var found = reader.list(caller, new DocumentFilter(null, null, after), Optional.of(plain), ROWS);
        rows(caller, model, found);
        model.addAttribute("searched", plain);
        model.addAttribute(
                "doubt",
                found.documents().isEmpty() ? MistypedNumber.doubt(plain).orElse(null) : null);
        return "console/receipts";
    }

    /** 18 digits in a row may be a citizen's number as well: only a receipt that is there is named in an address. */
    private boolean certainlyReceipt(Caller caller, String text, Matcher named) {
        boolean bare = text.chars().allMatch(Character::isDigit);
        return !bare || reader.summary(caller, named.group(1), named.group(2)).isPresent();
    }

    private void rows(Caller caller, Model model, DocumentPage page) {
        model.addAttribute("page", page);
        model.addAttribute("receipts", page.documents().stream().map(Row::of).toList());
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

    /** A receipt in the list. */
    record Row(int type, String code, String number, String agency, String state, long recordedAt) {
        static Row of(DocumentSummary summary) {
            var name = summary.id().identifier();
            int colon = name.indexOf(':');
            return new Row(
                    summary.type(),
                    name.substring(0, colon),
                    name.substring(colon + 1),
                    summary.agency(),
                    summary.state(),
                    summary.recordedAt());
        }
    }

    @GetMapping("/{code}/{number}")
    String receipt(Caller caller, @PathVariable String code, @PathVariable String number, Model model) {
        tell(caller, code, number, model);
        return "console/receipt";
    }

    /** The page after issuing: code, page and address to hand on. */
    @GetMapping("/{code}/{number}/issued")
    String issued(Caller caller, @PathVariable String code, @PathVariable String number, Model model) {
        tell(caller, code, number, model);
        model.addAttribute("issued", true);
        return "console/receipt";
    }

    @PostMapping("/{code}/{number}/content")
    String content(
            Caller caller,
            @PathVariable String code,
            @PathVariable String number,
            @RequestParam String purpose,
            Model model) {
        caller.require(Role.CLERK, Role.APPROVER);
        var document = reader.own(caller, code, number, HandOut.purpose(purpose));
        var type = drafting.type(caller, document.summary().type());
        model.addAttribute("opened", new ReceiptContent(type, document.content()));
        model.addAttribute("verifierLink", handOut.link(caller, document));
        var told = tell(caller, code, number, model);
        var digests = told.timeline().steps().stream()
                .flatMap(step -> Optional.ofNullable(step.mandate()).stream())
                .toList();
        model.addAttribute("mandates", texts.read(caller, digests, purpose));
        return "console/receipt";
    }

    private ReceiptLife.Told tell(Caller caller, String code, String number, Model model) {
        var told = life.tell(caller, code, number);
        var own = reader.summary(caller, code, number);
        model.addAttribute("told", told);
        model.addAttribute("code", code);
        model.addAttribute("number", number);
        model.addAttribute("standing", ReceiptSteps.standing(told.view()));
        model.addAttribute(
                "typeLabels", drafting.type(caller, told.view().batch().type()).labels());
        model.addAttribute("own", own.isPresent());
        model.addAttribute("erased", own.flatMap(DocumentSummary::erasedAt).isPresent());
        model.addAttribute(
                "readings",
                own.map(one -> documents.readings(one.id(), READINGS)).orElse(List.of()));
        model.addAttribute(
                "readingsAll", own.map(one -> documents.countReadings(one.id())).orElse(0L));
        boolean acts = own.isPresent() && ReceiptSteps.acts(caller);
        model.addAttribute("steps", acts ? ReceiptSteps.offered(told.view()) : List.of());
        model.addAttribute("objects", acts);
        model.addAttribute("purposes", PURPOSES);
        model.addAttribute("channel", caller.organisation().channel());
        return told;
    }

    /** Everybody who opened the content. */
    @GetMapping("/{code}/{number}/readers.csv")
    void readers(
            Caller caller,
            @PathVariable String code,
            @PathVariable String number,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var own = reader.summary(caller, code, number).orElseThrow(Problem.NOT_FOUND::exception);
        Download.csv(response, "readers-" + code + "-" + number + ".csv");
        ReadersFile.write(
                documents.readings(own.id(), Integer.MAX_VALUE),
                new Wording(messages, locale),
                response.getOutputStream());
    }

    @GetMapping(path = "/{code}/{number}/code.png", produces = "image/png")
    ResponseEntity<byte[]> code(Caller caller, @PathVariable String code, @PathVariable String number) {
        return handOut.png(caller, handedOut(caller, code, number));
    }

    @GetMapping(path = "/{code}/{number}/receipt.pdf", produces = "application/pdf")
    ResponseEntity<byte[]> pdf(Caller caller, @PathVariable String code, @PathVariable String number) {
        var document = handedOut(caller, code, number);
        var type = drafting.type(caller, document.summary().type());
        return handOut.pdf(
                caller, document, type, code + " " + number, document.content().secret("checkValue"));
    }

    private Document handedOut(Caller caller, String code, String number) {
        caller.require(Role.CLERK, Role.APPROVER);
        return reader.own(caller, code, number, "HAND-OUT");
    }
}
