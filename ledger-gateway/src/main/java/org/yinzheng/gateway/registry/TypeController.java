// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.chaincode.json.CanonicalJson.Page;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.registry.AdoptionState;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import tools.jackson.databind.node.ObjectNode;

/** Types of licences and receipts, and which version a region uses. */
@RestController
@RequestMapping("/api/v1")
class TypeController {
    private final Changes changes;
    private final RegistryReader registry;
    private final Regions regions;
    private final AgencyDesk desk;
    private final PublishType publishType;
    private final AdoptType adoptType;

    TypeController(
            Changes changes,
            RegistryReader registry,
            Regions regions,
            AgencyDesk desk,
            PublishType publishType,
            AdoptType adoptType) {
        this.changes = changes;
        this.registry = registry;
        this.regions = regions;
        this.desk = desk;
        this.publishType = publishType;
        this.adoptType = adoptType;
    }

    @Operation(summary = "Published types, every version", tags = "types")
    @GetMapping("/licence-types")
    Page<LicenceType> types(
            Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return registry.page(
                caller, caller.organisation().commonNamespace(), Kind.TYP, after, limit, LicenceType.class);
    }

    @Operation(summary = "Publish a version of a type, as the national platform", tags = "types")
    @PostMapping("/licence-types")
    ResponseEntity<ObjectNode> publish(Caller caller, IdempotencyKey key, @RequestBody LicenceType type) {
        return changes.make(caller, key, id -> publishType.prepare(caller, id, type));
    }

    @Operation(summary = "Versions of types in use in a region", tags = "types")
    @GetMapping("/adoptions")
    Page<AdoptionState> adoptions(
            Caller caller,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        var namespace = region == null
                ? caller.organisation().namespace()
                : regions.require(caller, region).namespace();
        return registry.page(caller, namespace, Kind.ADOPT, after, limit, AdoptionState.class);
    }

    @Operation(summary = "Take a version of a type into use in the own region", tags = "types")
    @PostMapping("/adoptions")
    ResponseEntity<ObjectNode> adopt(Caller caller, IdempotencyKey key, @RequestBody Adoption body) {
        try {
            return changes.make(caller, key, id -> adoptType.prepare(caller, id, body.type(), body.version()));
        } finally {
            desk.forget();
        }
    }

    record Adoption(int type, int version) {}
}
