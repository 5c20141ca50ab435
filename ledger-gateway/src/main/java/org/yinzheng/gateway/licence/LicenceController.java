// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.chaincode.json.CanonicalJson.Page;
import org.yinzheng.chaincode.licence.LicenceView;
import org.yinzheng.chaincode.licence.OperationState;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.approval.ApprovalView;
import org.yinzheng.gateway.approval.Approvals;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.document.Document;
import org.yinzheng.gateway.document.DocumentFilter;
import org.yinzheng.gateway.document.DocumentPage;
import org.yinzheng.gateway.document.DocumentQuery;
import org.yinzheng.gateway.document.Holder;
import org.yinzheng.gateway.issuing.HandOut;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.web.NextPage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Licences over HTTP. */
@RestController
@RequestMapping("/api/v1")
class LicenceController {
    private final Changes changes;
    private final IssueLicence issueLicence;
    private final OperateLicence operateLicence;
    private final ReplaceLicence replaceLicence;
    private final BindCredential bindCredential;
    private final TransferIn transferIn;
    private final EndLicences endLicences;
    private final Approvals approvals;
    private final LicenceReader reader;
    private final LicenceDrafting drafting;
    private final HandOut handOut;

    LicenceController(
            Changes changes,
            IssueLicence issueLicence,
            OperateLicence operateLicence,
            ReplaceLicence replaceLicence,
            BindCredential bindCredential,
            TransferIn transferIn,
            EndLicences endLicences,
            Approvals approvals,
            LicenceReader reader,
            LicenceDrafting drafting,
            HandOut handOut) {
        this.changes = changes;
        this.issueLicence = issueLicence;
        this.operateLicence = operateLicence;
        this.replaceLicence = replaceLicence;
        this.bindCredential = bindCredential;
        this.transferIn = transferIn;
        this.endLicences = endLicences;
        this.approvals = approvals;
        this.reader = reader;
        this.drafting = drafting;
        this.handOut = handOut;
    }

    @Operation(summary = "Issue a licence; it is handed out when the ledger has recorded it", tags = "licences")
    @PostMapping("/licences")
    ResponseEntity<ObjectNode> issue(Caller caller, IdempotencyKey key, @RequestBody LicenceOrder order) {
        return changes.make(caller, key, id -> issueLicence.prepare(caller, id, order));
    }

    @Operation(
            summary = "Licences issued by the own agency or by one that it succeeded, newest first, without content",
            tags = "licences")
    @GetMapping("/licences")
    DocumentPage list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer type,
            @Parameter(
                            description =
                                    "VALID, SUSPENDED … as the rows say it; EXPIRED past the last day of what nobody recorded as lapsed")
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return reader.list(
                caller,
                new DocumentFilter(type, state, after),
                Optional.empty(),
                NextPage.limit(limit, DocumentQuery.LARGEST_PAGE));
    }

    @Operation(
            summary = "A licence: its ledger record, and its content for the issuer; the reading is recorded",
            tags = "licences")
    @GetMapping("/licences/{licenceId}")
    View read(
            Caller caller,
            @PathVariable String licenceId,
            @RequestParam(required = false) @Nullable String region,
            @RequestHeader(name = HandOut.PURPOSE, required = false) @Nullable String purpose) {
        var stated = HandOut.purpose(purpose);
        var ledger = reader.onLedger(caller, licenceId, region);
        return View.of(ledger, reader.content(caller, licenceId, stated));
    }

    @Operation(summary = "The operations on a licence, oldest first, as the ledger has them", tags = "licences")
    @GetMapping("/licences/{licenceId}/history")
    Page<OperationState> history(
            Caller caller,
            @PathVariable String licenceId,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return reader.history(caller, licenceId, region, after, limit);
    }

    @Operation(summary = "The code for a screen, PNG", tags = "licences")
    @GetMapping(path = "/licences/{licenceId}/qr.png", produces = "image/png")
    ResponseEntity<byte[]> png(Caller caller, @PathVariable String licenceId) {
        return handOut.png(caller, reader.own(caller, licenceId, "HAND-OUT"));
    }

    @Operation(summary = "The code for print, SVG", tags = "licences")
    @GetMapping(path = "/licences/{licenceId}/qr.svg", produces = "image/svg+xml")
    ResponseEntity<String> svg(Caller caller, @PathVariable String licenceId) {
        return handOut.svg(caller, reader.own(caller, licenceId, "HAND-OUT"));
    }

    @Operation(summary = "The printed page, PDF", tags = "licences")
    @GetMapping(path = "/licences/{licenceId}/licence.pdf", produces = "application/pdf")
    ResponseEntity<byte[]> pdf(Caller caller, @PathVariable String licenceId) {
        var document = reader.own(caller, licenceId, "HAND-OUT");
        var type = drafting.type(caller, document.summary().type());
        return handOut.pdf(caller, document, type, licenceId, document.content().secret("shortNumber"));
    }

    @Operation(summary = "Renew, change, suspend, restore, end … a licence", tags = "licences")
    @PostMapping("/licences/{licenceId}/operations")
    ResponseEntity<ObjectNode> operate(
            Caller caller, IdempotencyKey key, @PathVariable String licenceId, @RequestBody OperationOrder order) {
        return changes.make(caller, key, id -> operation(caller, id, licenceId, order));
    }

    private Change operation(Caller caller, String requestId, String licenceId, OperationOrder order) {
        return switch (order.operation()) {
            case RENEW, CHANGE, REISSUE, CORRECT -> replaceLicence.prepare(caller, requestId, licenceId, order);
            case BIND -> bindCredential.bind(caller, requestId, licenceId);
            case UNBIND -> bindCredential.unbind(caller, requestId, licenceId, order);
            case SUSPEND, RESTORE, EXPIRE, END, TRANSFER_OUT, UNDO, ISSUE, TRANSFER_IN ->
                operateLicence.prepare(caller, requestId, licenceId, order);
        };
    }

    @Operation(
            summary = "Ask to end up to 500 licences of the own agency for one reason; a second approver confirms",
            tags = "licences")
    @PostMapping("/licence-endings")
    ResponseEntity<ApprovalView> end(Caller caller, IdempotencyKey key, @RequestBody EndLicences.Order order) {
        return ApprovalView.asked(approvals.ask(caller, key, endLicences, order));
    }

    @Operation(summary = "Take over a licence that another region moved out to the own one", tags = "licences")
    @PostMapping("/transfers-in")
    ResponseEntity<ObjectNode> transferIn(Caller caller, IdempotencyKey key, @RequestBody TransferIn.Order order) {
        return changes.make(caller, key, id -> transferIn.prepare(caller, id, order));
    }

    /**
     * @param ledger what every member of the channel can read
     * @param fields only for the issuing agency or its successor
     * @param credential the code's text
     * @param shortNumber what a person reads out
     * @param importedAt epoch milliseconds, where the licence existed before and was imported
     */
    @Schema(name = "LicenceContent")
    record View(
            LicenceView ledger,
            @Nullable JsonNode fields,
            @Nullable List<Holder> holders,
            @Nullable String credential,
            @Nullable String shortNumber,
            @Nullable Long importedAt) {
        static View of(LicenceView ledger, Optional<Document> document) {
            var body = ledger.body();
            var importedAt = Boolean.TRUE.equals(body.imported()) ? body.recordedAt() * 1000 : null;
            if (document.isEmpty()) {
                return new View(ledger, null, null, null, null, importedAt);
            }
            var content = document.get().content();
            return new View(
                    ledger,
                    content.fields(),
                    content.holders(),
                    content.credential(),
                    content.secret("shortNumber"),
                    importedAt);
        }
    }
}
