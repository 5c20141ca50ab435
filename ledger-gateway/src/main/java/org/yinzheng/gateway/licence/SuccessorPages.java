// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.licence.LicenceRules;
import org.yinzheng.chaincode.licence.LicenceView;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.console.FormDigest;
import org.yinzheng.gateway.console.Words;
import org.yinzheng.gateway.entry.EntryForm;
import org.yinzheng.gateway.entry.TypedDocument;
import org.yinzheng.gateway.issuing.UsualValidity;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.problem.Problem;

/**
 * Renew, change, reissue, correct from a licence's page: the form of its type with what it says now, looked at once more.
 * The licence lapses and its successor is valid in one transaction. Taking in what another region moved out to this one is the
 * same with an empty form, for its content stays with who issued it.
 */
@ConsolePage
@RequestMapping("/console/licences/{licenceId}/successor/{operation}")
class SuccessorPages {
    private static final String FORM = "console/issue-form";

    /** The reasons of each; codes stand on the ledger. */
    private static final Map<Operation, List<String>> CAUSES = Map.of(
            Operation.RENEW, List.of("VALIDITY_OVER", "HOLDER_REQUEST", "OTHER"),
            Operation.CHANGE, List.of("HOLDER_REQUEST", "INSPECTION", "RELOCATION", "OTHER"),
            Operation.REISSUE, List.of("LOST", "DAMAGED", "HOLDER_REQUEST"),
            Operation.CORRECT, List.of("CLERICAL"),
            Operation.TRANSFER_IN, List.of());

    private static final List<Operation> IN_ORDER =
            List.of(Operation.RENEW, Operation.CHANGE, Operation.REISSUE, Operation.CORRECT);

    private final LicenceReader reader;
    private final IssuableTypes types;
    private final ReplaceLicence replaceLicence;
    private final TransferIn transferIn;
    private final Changes changes;

    SuccessorPages(
            LicenceReader reader,
            IssuableTypes types,
            ReplaceLicence replaceLicence,
            TransferIn transferIn,
            Changes changes) {
        this.reader = reader;
        this.types = types;
        this.replaceLicence = replaceLicence;
        this.transferIn = transferIn;
        this.changes = changes;
    }

    /** What may follow a licence in this state, for a clerk. */
    static List<Operation> offered(Caller caller, LicenceView view) {
        if (!caller.identity().roles().contains(Role.CLERK)) {
            return List.of();
        }
        return IN_ORDER.stream()
                .filter(operation -> startsFrom(operation, view))
                .toList();
    }

    private static boolean startsFrom(Operation operation, LicenceView view) {
        try {
            LicenceRules.next(operation, view.state().state(), null);
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    /** @param holders how many there is room for, at least */
    @GetMapping
    String form(
            Caller caller,
            @PathVariable String licenceId,
            @PathVariable Operation operation,
            @RequestParam(defaultValue = "1") int holders,
            Model model,
            Locale locale) {
        if (operation == Operation.TRANSFER_IN) {
            var moved = types.required(caller, moved(caller, licenceId).body().type());
            var proposed = EntryForm.proposed(moved, types.today());
            EntryForm.roomFor(holders, proposed);
            fill(model.asMap(), licenceId, operation, moved, proposed, Map.of(), locale);
            return FORM;
        }
        var view = reader.onLedger(caller, licenceId, null);
        if (!offered(caller, view).contains(operation)) {
            throw Problem.NOT_FOUND.exception();
        }
        var type = types.required(caller, view.body().type());
        var content = reader.own(caller, licenceId, "CHANGE").content();
        var typed = TypedDocument.typed(type, content.holders(), content.fields());
        dates(typed, operation, view.body().validTo(), type);
        EntryForm.roomFor(holders, typed);
        fill(model.asMap(), licenceId, operation, type, typed, Map.of(), locale);
        return FORM;
    }

    /**
     * Everything is dated today. A renewed licence lapses at once, so its successor counts from today; its years are
     * reckoned from the old end, so that nobody loses days by renewing early.
     */
    private void dates(Map<String, String> typed, Operation operation, @Nullable String validTo, LicenceType type) {
        var today = types.today();
        typed.put("fields.issueDate", today.toString());
        if (operation != Operation.RENEW) {
            return;
        }
        typed.put("fields.validFrom", today.toString());
        var reckonedFrom = Optional.ofNullable(validTo)
                .map(LocalDate::parse)
                .filter(today::isBefore)
                .orElse(today);
        UsualValidity.end(type, reckonedFrom).ifPresent(end -> typed.put("fields.validTo", end.toString()));
    }

    @PostMapping("/form")
    String again(
            Caller caller,
            @PathVariable String licenceId,
            @PathVariable Operation operation,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale locale) {
        var typed = EntryForm.typed(parameters);
        if (parameters.containsKey("more")) {
            EntryForm.roomFor(EntryForm.holders(typed) + 1, typed);
        }
        fill(model.asMap(), licenceId, operation, type(caller, licenceId, operation), typed, Map.of(), locale);
        return FORM;
    }

    @PostMapping("/check")
    @ResponseBody
    Map<String, String> check(
            Caller caller,
            @PathVariable String licenceId,
            @PathVariable Operation operation,
            @RequestParam Map<String, String> parameters,
            Locale locale) {
        var type = type(caller, licenceId, operation);
        var typed = EntryForm.typed(parameters);
        var texts = EntryForm.texts(TypedDocument.read(type, typed, types.today()), locale);
        var byKey = new LinkedHashMap<String, String>();
        EntryForm.columns(type, typed).forEach(column -> {
            var text = texts.get(column.name());
            if (text != null) {
                byKey.put(column.key(), text);
            }
        });
        return byKey;
    }

    @PostMapping("/preview")
    ModelAndView preview(
            Caller caller,
            @PathVariable String licenceId,
            @PathVariable Operation operation,
            @RequestParam Map<String, String> parameters,
            Locale locale) {
        var type = type(caller, licenceId, operation);
        var typed = EntryForm.typed(parameters);
        var read = TypedDocument.read(type, typed, types.today());
        var page = new ModelAndView(read.fits() ? "console/issue-preview" : FORM);
        if (!read.fits()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        fill(page.getModelMap(), licenceId, operation, type, typed, EntryForm.texts(read, locale), locale);
        if (read.fits()) {
            page.addObject("sheet", EntryForm.sheet(type, read, types.today(), new Words(locale)));
        }
        page.addObject("request", UUID.randomUUID().toString());
        return page;
    }

    @PostMapping
    ModelAndView replace(
            Caller caller,
            @PathVariable String licenceId,
            @PathVariable Operation operation,
            @RequestParam String request,
            @RequestParam(defaultValue = "") String cause,
            @RequestParam Map<String, String> parameters,
            Locale locale) {
        var type = type(caller, licenceId, operation);
        var typed = EntryForm.typed(parameters);
        var read = TypedDocument.read(type, typed, types.today());
        if (!read.fits() || !CAUSES.containsKey(operation)) {
            return preview(caller, licenceId, operation, parameters, locale);
        }
        var words = parameters.getOrDefault("causeText", "").strip();
        var successor = LicenceOrder.of(type, read);
        var said = new LinkedHashMap<>(typed);
        said.put("cause", cause);
        said.put("causeText", words);
        var key = new IdempotencyKey("console." + request, FormDigest.of(operation + " " + licenceId, said));
        var outcome = changes.outcome(
                caller,
                key,
                id -> operation == Operation.TRANSFER_IN
                        ? transferIn.prepare(caller, id, taken(caller, licenceId, successor))
                        : replaceLicence.prepare(
                                caller,
                                id,
                                licenceId,
                                new OperationOrder(operation, cause, words, null, null, successor, null)));
        if (outcome.recorded()) {
            var issued = outcome.answer().path("licenceId").asString();
            return new ModelAndView("redirect:/console/licences/" + issued + "/issued");
        }
        Changes.answer(outcome);
        return new ModelAndView("redirect:/console/licences"
                + (operation == Operation.TRANSFER_IN ? "" : "/" + licenceId) + "?pending");
    }

    private TransferIn.Order taken(Caller caller, String licenceId, LicenceOrder successor) {
        return new TransferIn.Order(moved(caller, licenceId).body().region(), licenceId, successor);
    }

    private LicenceView moved(Caller caller, String licenceId) {
        return reader.movedHere(caller, LicenceId.parse(licenceId)).orElseThrow(Problem.NOT_FOUND::exception);
    }

    private LicenceType type(Caller caller, String licenceId, Operation operation) {
        var view = operation == Operation.TRANSFER_IN
                ? moved(caller, licenceId)
                : reader.onLedger(caller, licenceId, null);
        return types.required(caller, view.body().type());
    }

    private static void fill(
            Map<String, Object> model,
            String licenceId,
            Operation operation,
            LicenceType type,
            Map<String, String> typed,
            Map<String, String> faults,
            Locale locale) {
        model.put("type", type);
        model.put("base", "/console/licences/" + licenceId + "/successor/" + operation);
        model.put("replaces", licenceId);
        model.put("operation", operation.name());
        if (operation != Operation.TRANSFER_IN) {
            // taken in for the reason that the other region gave
            model.put("causes", CAUSES.getOrDefault(operation, List.of()));
        }
        model.put("form", EntryForm.of(type, typed, faults, new Words(locale)));
    }
}
