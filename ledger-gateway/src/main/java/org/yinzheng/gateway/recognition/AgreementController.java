// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.chaincode.json.CanonicalJson.Page;
import org.yinzheng.chaincode.recognition.AgreementView;
import org.yinzheng.chaincode.recognition.Decision;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.approval.ApprovalView;
import org.yinzheng.gateway.approval.Approvals;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import tools.jackson.databind.node.ObjectNode;

/** Agreements over HTTP. */
@RestController
@RequestMapping("/api/v1/agreements")
class AgreementController {
    private static final String PART = "/{agreement}/versions/{version}";

    private final Changes changes;
    private final AgreementReader reader;
    private final Approvals approvals;
    private final AgreementProposal proposal;
    private final AgreementDecision decision;
    private final DecideAgreement decideAgreement;

    AgreementController(
            Changes changes,
            AgreementReader reader,
            Approvals approvals,
            AgreementProposal proposal,
            AgreementDecision decision,
            DecideAgreement decideAgreement) {
        this.changes = changes;
        this.reader = reader;
        this.approvals = approvals;
        this.proposal = proposal;
        this.decision = decision;
        this.decideAgreement = decideAgreement;
    }

    @Operation(summary = "Agreements, every version, as they stand now", tags = "agreements")
    @GetMapping
    Page<AgreementView> agreements(
            Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return reader.page(caller, after, limit);
    }

    @Operation(summary = "One version of an agreement", tags = "agreements")
    @GetMapping(PART)
    AgreementView agreement(Caller caller, @PathVariable String agreement, @PathVariable int version) {
        return reader.view(caller, agreement, version);
    }

    @Operation(
            summary = "Ask to propose an agreement or a new version of one; a second approver confirms",
            tags = "agreements")
    @PostMapping
    ResponseEntity<ApprovalView> propose(Caller caller, IdempotencyKey key, @RequestBody ProposeAgreement.Order order) {
        return ApprovalView.asked(approvals.ask(caller, key, proposal, AgreementProposal.named(caller, key, order)));
    }

    @Operation(summary = "Accept the own part: asked for here, confirmed by a second approver", tags = "agreements")
    @PostMapping(PART + "/acceptance")
    ResponseEntity<ApprovalView> accept(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String agreement,
            @PathVariable int version,
            @RequestBody DecideAgreement.Order order) {
        return decide(caller, key, agreement, version, Decision.ACCEPT, order);
    }

    @Operation(summary = "Reject: asked for here, confirmed by a second approver", tags = "agreements")
    @PostMapping(PART + "/rejection")
    ResponseEntity<ApprovalView> reject(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String agreement,
            @PathVariable int version,
            @RequestBody DecideAgreement.Order order) {
        return decide(caller, key, agreement, version, Decision.REJECT, order);
    }

    @Operation(
            summary = "Withdraw the own proposal: asked for here, confirmed by a second approver",
            tags = "agreements")
    @PostMapping(PART + "/withdrawal")
    ResponseEntity<ApprovalView> withdraw(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String agreement,
            @PathVariable int version,
            @RequestBody DecideAgreement.Order order) {
        return decide(caller, key, agreement, version, Decision.WITHDRAW, order);
    }

    @Operation(summary = "Put into force, once every party has accepted", tags = "agreements")
    @PostMapping(PART + "/activation")
    ResponseEntity<ObjectNode> activate(
            Caller caller, IdempotencyKey key, @PathVariable String agreement, @PathVariable int version) {
        return changes.make(caller, key, id -> decideAgreement.activate(caller, id, agreement, version));
    }

    @Operation(summary = "Suspend the own part: asked for here, confirmed by a second approver", tags = "agreements")
    @PostMapping(PART + "/suspension")
    ResponseEntity<ApprovalView> suspend(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String agreement,
            @PathVariable int version,
            @RequestBody DecideAgreement.Order order) {
        return decide(caller, key, agreement, version, Decision.SUSPEND, order);
    }

    @Operation(summary = "Resume the own part: asked for here, confirmed by a second approver", tags = "agreements")
    @PostMapping(PART + "/resumption")
    ResponseEntity<ApprovalView> resume(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String agreement,
            @PathVariable int version,
            @RequestBody DecideAgreement.Order order) {
        return decide(caller, key, agreement, version, Decision.RESUME, order);
    }

    @Operation(
            summary = "End the own part for good: asked for here, confirmed by a second approver",
            tags = "agreements")
    @PostMapping(PART + "/end")
    ResponseEntity<ApprovalView> end(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String agreement,
            @PathVariable int version,
            @RequestBody DecideAgreement.Order order) {
        return decide(caller, key, agreement, version, Decision.END, order);
    }

    private ResponseEntity<ApprovalView> decide(
            Caller caller,
            IdempotencyKey key,
            String agreement,
            int version,
            Decision what,
            DecideAgreement.Order order) {
        var asked = new AgreementDecision.Order(agreement, version, what, order.cause());
        return ApprovalView.asked(approvals.ask(caller, key, decision, asked));
    }
}
