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
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.recognition.ObjectionState;
import org.yinzheng.chaincode.recognition.RecognitionState;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.registry.Regions;
import org.yinzheng.gateway.registry.RegistryReader;
import tools.jackson.databind.node.ObjectNode;

/** Recognition records, objections and answers over HTTP. */
@RestController
@RequestMapping("/api/v1")
class RecognitionController {
    private final Changes changes;
    private final RegistryReader registry;
    private final Regions regions;
    private final RecordRecognition recordRecognition;
    private final RaiseObjection raiseObjection;
    private final AnswerObjection answerObjection;

    RecognitionController(
            Changes changes,
            RegistryReader registry,
            Regions regions,
            RecordRecognition recordRecognition,
            RaiseObjection raiseObjection,
            AnswerObjection answerObjection) {
        this.changes = changes;
        this.registry = registry;
        this.regions = regions;
        this.recordRecognition = recordRecognition;
        this.raiseObjection = raiseObjection;
        this.answerObjection = answerObjection;
    }

    @Operation(summary = "Record one use of another region's licence for one matter", tags = "recognitions")
    @PostMapping("/recognitions")
    ResponseEntity<ObjectNode> recognise(
            Caller caller, IdempotencyKey key, @RequestBody RecordRecognition.Order order) {
        return changes.make(caller, key, id -> recordRecognition.prepare(caller, id, order));
    }

    @Operation(summary = "Recognition records of a region, the own one unless said otherwise", tags = "recognitions")
    @GetMapping("/recognitions")
    Page<RecognitionState> recognitions(
            Caller caller,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return registry.page(caller, namespace(caller, region), Kind.REC, after, limit, RecognitionState.class);
    }

    @Operation(summary = "Raise an objection after a recognition record", tags = "recognitions")
    @PostMapping("/recognitions/{recognition}/objections")
    ResponseEntity<ObjectNode> object(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String recognition,
            @RequestBody RaiseObjection.Order order) {
        return changes.make(caller, key, id -> raiseObjection.prepare(caller, id, recognition, order));
    }

    @Operation(summary = "Objections raised in a region, the own one unless said otherwise", tags = "recognitions")
    @GetMapping("/objections")
    Page<ObjectionState> objections(
            Caller caller,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return registry.page(caller, namespace(caller, region), Kind.OBJ, after, limit, ObjectionState.class);
    }

    @Operation(summary = "Answer an objection, as the issuer", tags = "recognitions")
    @PostMapping("/objections/{objection}/answers")
    ResponseEntity<ObjectNode> answer(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String objection,
            @RequestBody AnswerObjection.Order order) {
        return changes.make(caller, key, id -> answerObjection.prepare(caller, id, objection, order));
    }

    private String namespace(Caller caller, @Nullable String region) {
        return region == null
                ? caller.organisation().namespace()
                : regions.require(caller, region).namespace();
    }
}
