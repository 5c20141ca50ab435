// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

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
import org.yinzheng.chaincode.receipt.ClaimState;
import org.yinzheng.chaincode.receipt.NumberBlockState;
import org.yinzheng.chaincode.receipt.ReceiptView;
import org.yinzheng.chaincode.receipt.StampState;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.document.Document;
import org.yinzheng.gateway.document.DocumentFilter;
import org.yinzheng.gateway.document.DocumentPage;
import org.yinzheng.gateway.document.DocumentQuery;
import org.yinzheng.gateway.document.Holder;
import org.yinzheng.gateway.issuing.HandOut;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.web.NextPage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Receipts over HTTP. */
@RestController
@RequestMapping("/api/v1")
class ReceiptController {
    private final Changes changes;
    private final GrantNumberBlock grantNumberBlock;
    private final IssueReceipt issueReceipt;
    private final IssueReceiptBatch issueReceiptBatch;
    private final StampReceipt stampReceipt;
    private final ReverseReceipt reverseReceipt;
    private final ObjectToClaim objectToClaim;
    private final NumberLanes lanes;
    private final ReceiptReader reader;
    private final ReceiptDrafting drafting;
    private final HandOut handOut;

    ReceiptController(
            Changes changes,
            GrantNumberBlock grantNumberBlock,
            IssueReceipt issueReceipt,
            IssueReceiptBatch issueReceiptBatch,
            StampReceipt stampReceipt,
            ReverseReceipt reverseReceipt,
            ObjectToClaim objectToClaim,
            NumberLanes lanes,
            ReceiptReader reader,
            ReceiptDrafting drafting,
            HandOut handOut) {
        this.changes = changes;
        this.grantNumberBlock = grantNumberBlock;
        this.issueReceipt = issueReceipt;
        this.issueReceiptBatch = issueReceiptBatch;
        this.stampReceipt = stampReceipt;
        this.reverseReceipt = reverseReceipt;
        this.objectToClaim = objectToClaim;
        this.lanes = lanes;
        this.reader = reader;
        this.drafting = drafting;
        this.handOut = handOut;
    }

    @Operation(summary = "Grant numbers to a unit, as its finance body", tags = "receipts")
    @PostMapping("/number-blocks")
    ResponseEntity<ObjectNode> grant(Caller caller, IdempotencyKey key, @RequestBody GrantNumberBlock.Order order) {
        try {
            return changes.make(caller, key, id -> grantNumberBlock.prepare(caller, id, order));
        } finally {
            lanes.refresh();
        }
    }

    @Operation(summary = "Number blocks of the own region, lane by lane", tags = "receipts")
    @GetMapping("/number-blocks")
    Page<NumberBlockState> blocks(
            Caller caller,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return reader.blocks(caller, code, after, limit);
    }

    @Operation(summary = "Issue a receipt with the next free number of a granted block", tags = "receipts")
    @PostMapping("/receipts")
    ResponseEntity<ObjectNode> issue(Caller caller, IdempotencyKey key, @RequestBody ReceiptOrder order) {
        return issueReceipt.issue(caller, key, order);
    }

    @Operation(
            summary = "Issue up to 1000 receipts with consecutive numbers in one transaction: all, or none",
            description = "One wrong receipt refuses the batch; every fault names its receipt, field and reason."
                    + " Each receipt's proof is its place in the batch: who claims on it hands it in.",
            tags = "receipts")
    @PostMapping("/receipt-batches")
    ResponseEntity<ObjectNode> issueBatch(Caller caller, IdempotencyKey key, @RequestBody ReceiptBatchOrder order) {
        return issueReceiptBatch.issue(caller, key, order);
    }

    @Operation(
            summary = "Receipts issued by the own unit or by one that it succeeded, newest first, without content",
            tags = "receipts")
    @GetMapping("/receipts")
    DocumentPage list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer type,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return reader.list(
                caller,
                new DocumentFilter(type, state, after),
                Optional.empty(),
                NextPage.limit(limit, DocumentQuery.LARGEST_PAGE));
    }

    @Operation(
            summary = "A receipt: its ledger record, and its content for the issuer; the reading is recorded",
            tags = "receipts")
    @GetMapping("/receipts/{code}/{number}")
    View read(
            Caller caller,
            @PathVariable String code,
            @PathVariable String number,
            @Parameter(
                            description =
                                    "first number of its batch, for another unit's receipt that was issued with others")
                    @RequestParam(required = false)
                    @Nullable
                    String batchFirst,
            @RequestHeader(name = HandOut.PURPOSE, required = false) @Nullable String purpose) {
        var content = reader.content(caller, code, number, HandOut.purpose(purpose));
        var place = content.flatMap(document -> BatchPlace.of(document.content()));
        var first = place.map(BatchPlace::batchFirst).orElse(batchFirst);
        return View.of(reader.onLedger(caller, code, number, first), content, place);
    }

    @Operation(summary = "The stamps of a receipt, oldest first", tags = "receipts")
    @GetMapping("/receipts/{code}/{number}/history")
    Page<StampState> history(
            Caller caller,
            @PathVariable String code,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return reader.history(caller, code, number, after, limit);
    }

    @Operation(summary = "The claims on a receipt, oldest first, without amounts", tags = "receipts")
    @GetMapping("/receipts/{code}/{number}/claims")
    Page<ClaimState> claims(
            Caller caller,
            @PathVariable String code,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return reader.claims(caller, code, number, after, limit);
    }

    @Operation(summary = "The code for a screen, PNG", tags = "receipts")
    @GetMapping(path = "/receipts/{code}/{number}/qr.png", produces = "image/png")
    ResponseEntity<byte[]> png(Caller caller, @PathVariable String code, @PathVariable String number) {
        return handOut.png(caller, reader.own(caller, code, number, "HAND-OUT"));
    }

    @Operation(summary = "The code for print, SVG", tags = "receipts")
    @GetMapping(path = "/receipts/{code}/{number}/qr.svg", produces = "image/svg+xml")
    ResponseEntity<String> svg(Caller caller, @PathVariable String code, @PathVariable String number) {
        return handOut.svg(caller, reader.own(caller, code, number, "HAND-OUT"));
    }

    @Operation(summary = "The printed page, PDF", tags = "receipts")
    @GetMapping(path = "/receipts/{code}/{number}/receipt.pdf", produces = "application/pdf")
    ResponseEntity<byte[]> pdf(Caller caller, @PathVariable String code, @PathVariable String number) {
        var document = reader.own(caller, code, number, "HAND-OUT");
        var type = drafting.type(caller, document.summary().type());
        return handOut.pdf(
                caller, document, type, code + " " + number, document.content().secret("checkValue"));
    }

    @Operation(summary = "Stamp a step of a receipt's life", tags = "receipts")
    @PostMapping("/receipts/{code}/{number}/stamps")
    ResponseEntity<ObjectNode> stamp(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String code,
            @PathVariable String number,
            @RequestBody StampReceipt.Order order) {
        return changes.make(caller, key, id -> stampReceipt.prepare(caller, id, code, number, order));
    }

    @Operation(summary = "Object to a claim on an own receipt", tags = "receipts")
    @PostMapping("/receipts/{code}/{number}/claim-objections")
    ResponseEntity<ObjectNode> object(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String code,
            @PathVariable String number,
            @RequestBody ObjectToClaim.Order order) {
        return changes.make(caller, key, id -> objectToClaim.prepare(caller, id, code, number, order));
    }

    @Operation(summary = "Reverse a receipt; the red receipt is issued in the same transaction", tags = "receipts")
    @PostMapping("/receipts/{code}/{number}/reversal")
    ResponseEntity<ObjectNode> reverse(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String code,
            @PathVariable String number,
            @RequestBody ReverseReceipt.Order order) {
        return reverseReceipt.reverse(caller, key, code, number, order);
    }

    /**
     * @param ledger what every member of the channel can read
     * @param fields only for the issuing unit or its successor
     * @param credential the code's text
     * @param checkValue six characters for a look-up by hand
     * @param proof place in the batch, for a receipt that was issued with others
     */
    @Schema(name = "ReceiptContent")
    record View(
            ReceiptView ledger,
            @Nullable JsonNode fields,
            @Nullable List<Holder> holders,
            @Nullable String credential,
            @Nullable String checkValue,
            @Nullable BatchPlace proof) {
        static View of(ReceiptView ledger, Optional<Document> document, Optional<BatchPlace> place) {
            if (document.isEmpty()) {
                return new View(ledger, null, null, null, null, null);
            }
            var content = document.get().content();
            return new View(
                    ledger,
                    content.fields(),
                    content.holders(),
                    content.credential(),
                    content.secret("checkValue"),
                    place.orElse(null));
        }
    }
}
