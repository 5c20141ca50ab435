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
    private final ProposeAgreement proposeAgreement;
    private final DecideAgreement decideAgreement;

    AgreementController(
            Changes changes,
            AgreementReader reader,
            ProposeAgreement proposeAgreement,
            DecideAgreement decideAgreement) {
        this.changes = changes;
        this.reader = reader;
        this.proposeAgreement = proposeAgreement;
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

    @Operation(summary = "Propose an agreement or a new version of one", tags = "agreements")
    @PostMapping
    ResponseEntity<ObjectNode> propose(Caller caller, IdempotencyKey key, @RequestBody ProposeAgreement.Order order) {
        return changes.make(caller, key, id -> proposeAgreement.prepare(caller, id, order));
    }

    @Operation(summary = "Accept the own part", tags = "agreements")
    @PostMapping(PART + "/acceptance")
    ResponseEntity<ObjectNode> accept(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String agreement,
            @PathVariable int version,
            @RequestBody DecideAgreement.Order order) {
        return decide(caller, key, agreement, version, Decision.ACCEPT, order);
    }

    @Operation(summary = "Reject", tags = "agreements")
    @PostMapping(PART + "/rejection")
    ResponseEntity<ObjectNode> reject(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String agreement,
            @PathVariable int version,
            @RequestBody DecideAgreement.Order order) {
        return decide(caller, key, agreement, version, Decision.REJECT, order);
    }

    @Operation(summary = "Withdraw the own proposal", tags = "agreements")
    @PostMapping(PART + "/withdrawal")
    ResponseEntity<ObjectNode> withdraw(
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

    @Operation(summary = "Suspend the own part", tags = "agreements")
    @PostMapping(PART + "/suspension")
    ResponseEntity<ObjectNode> suspend(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String agreement,
            @PathVariable int version,
            @RequestBody DecideAgreement.Order order) {
        return decide(caller, key, agreement, version, Decision.SUSPEND, order);
    }

    @Operation(summary = "Resume the own part", tags = "agreements")
    @PostMapping(PART + "/resumption")
    ResponseEntity<ObjectNode> resume(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String agreement,
            @PathVariable int version,
            @RequestBody DecideAgreement.Order order) {
        return decide(caller, key, agreement, version, Decision.RESUME, order);
    }

    @Operation(summary = "End the own part for good", tags = "agreements")
    @PostMapping(PART + "/end")
    ResponseEntity<ObjectNode> end(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String agreement,
            @PathVariable int version,
            @RequestBody DecideAgreement.Order order) {
        return decide(caller, key, agreement, version, Decision.END, order);
    }

    private ResponseEntity<ObjectNode> decide(
            Caller caller,
            IdempotencyKey key,
            String agreement,
            int version,
            Decision decision,
            DecideAgreement.Order order) {
        return changes.make(caller, key, id -> decideAgreement.decide(caller, id, agreement, version, decision, order));
    }
}
