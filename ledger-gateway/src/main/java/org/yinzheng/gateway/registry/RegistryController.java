// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.chaincode.authority.AgencyState;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.json.CanonicalJson.Page;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.registry.AdmissionState;
import org.yinzheng.chaincode.registry.AgencyEntry;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.problem.Problem;
import tools.jackson.databind.node.ObjectNode;

/** Founding, regions, agencies and admissions. */
@RestController
@RequestMapping("/api/v1")
class RegistryController {
    private final Changes changes;
    private final Regions regions;
    private final AgencyDesk desk;
    private final RegistryReader registry;
    private final FoundNetwork foundNetwork;
    private final RegisterRegion registerRegion;
    private final UpdateRegion updateRegion;
    private final BindNamespace bindNamespace;
    private final RegisterAgency registerAgency;
    private final UpdateAgency updateAgency;
    private final CloseAgency closeAgency;
    private final SucceedAgency succeedAgency;
    private final AdmitAgency admitAgency;
    private final SendBeat sendBeat;

    RegistryController(
            Changes changes,
            Regions regions,
            AgencyDesk desk,
            RegistryReader registry,
            FoundNetwork foundNetwork,
            RegisterRegion registerRegion,
            UpdateRegion updateRegion,
            BindNamespace bindNamespace,
            RegisterAgency registerAgency,
            UpdateAgency updateAgency,
            CloseAgency closeAgency,
            SucceedAgency succeedAgency,
            AdmitAgency admitAgency,
            SendBeat sendBeat) {
        this.changes = changes;
        this.regions = regions;
        this.desk = desk;
        this.registry = registry;
        this.foundNetwork = foundNetwork;
        this.registerRegion = registerRegion;
        this.updateRegion = updateRegion;
        this.bindNamespace = bindNamespace;
        this.registerAgency = registerAgency;
        this.updateAgency = updateAgency;
        this.closeAgency = closeAgency;
        this.succeedAgency = succeedAgency;
        this.admitAgency = admitAgency;
        this.sendBeat = sendBeat;
    }

    @Operation(summary = "Found the network's common namespace, once, as the national platform", tags = "registry")
    @PostMapping("/foundings")
    ResponseEntity<ObjectNode> found(Caller caller, IdempotencyKey key, @RequestBody Founding body) {
        try {
            return changes.make(caller, key, id -> foundNetwork.prepare(caller, id, body.labels()));
        } finally {
            regions.refresh();
        }
    }

    @Operation(summary = "Regions of the network", tags = "registry")
    @GetMapping("/regions")
    List<RegionState> regions(Caller caller) {
        return regions.all(caller);
    }

    @Operation(summary = "Register a region, as the national platform", tags = "registry")
    @PostMapping("/regions")
    ResponseEntity<ObjectNode> register(Caller caller, IdempotencyKey key, @RequestBody RegisterRegionBody body) {
        try {
            return changes.make(caller, key, id -> registerRegion.prepare(caller, id, body));
        } finally {
            regions.refresh();
        }
    }

    @Operation(summary = "Change a region's labels and addresses, as the national platform", tags = "registry")
    @PutMapping("/regions/{region}")
    ResponseEntity<ObjectNode> update(
            Caller caller, IdempotencyKey key, @PathVariable String region, @RequestBody UpdateRegion.Order body) {
        try {
            return changes.make(caller, key, id -> updateRegion.prepare(caller, id, region, body));
        } finally {
            regions.refresh();
        }
    }

    @Operation(
            summary = "Bind the own region to its namespace; the own agency becomes the first of the region",
            tags = "registry")
    @PostMapping("/namespace-bindings")
    ResponseEntity<ObjectNode> bind(Caller caller, IdempotencyKey key, @RequestBody AgencyEntry agency) {
        return changes.make(caller, key, id -> bindNamespace.prepare(caller, id, agency));
    }

    @Operation(summary = "Agencies of a region, the own one unless said otherwise", tags = "registry")
    @GetMapping("/agencies")
    Page<AgencyState> agencies(
            Caller caller,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return registry.page(caller, namespace(caller, region), Kind.AGY, after, limit, AgencyState.class);
    }

    @Operation(summary = "Register an agency of the own region", tags = "registry")
    @PostMapping("/agencies")
    ResponseEntity<ObjectNode> register(Caller caller, IdempotencyKey key, @RequestBody AgencyEntry agency) {
        return changes.make(caller, key, id -> registerAgency.prepare(caller, id, agency));
    }

    @Operation(
            summary = "Change an agency's labels, roles, types and the client certificates let in",
            tags = "registry")
    @PutMapping("/agencies/{code}")
    ResponseEntity<ObjectNode> update(
            Caller caller, IdempotencyKey key, @PathVariable String code, @RequestBody UpdateAgency.Order body) {
        return changed(() -> changes.make(caller, key, id -> updateAgency.prepare(caller, id, code, body)));
    }

    @Operation(summary = "Close an agency for good", tags = "registry")
    @PostMapping("/agencies/{code}/closure")
    ResponseEntity<ObjectNode> close(
            Caller caller, IdempotencyKey key, @PathVariable String code, @RequestBody Closure body) {
        return changed(() -> changes.make(
                caller, key, id -> closeAgency.prepare(caller, id, code, () -> seq(caller, code), body.cause())));
    }

    @Operation(summary = "Close an agency in favour of another, which acts on its documents", tags = "registry")
    @PostMapping("/agencies/{code}/succession")
    ResponseEntity<ObjectNode> succeed(
            Caller caller, IdempotencyKey key, @PathVariable String code, @RequestBody Succession body) {
        return changed(() -> changes.make(
                caller,
                key,
                id -> succeedAgency.prepare(
                        caller, id, code, () -> seq(caller, code), body.successor(), body.cause())));
    }

    @Operation(summary = "Admissions of agencies for use in other regions", tags = "registry")
    @GetMapping("/admissions")
    Page<AdmissionState> admissions(
            Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return registry.page(caller, namespace(caller, Regions.NATIONAL), Kind.ADM, after, limit, AdmissionState.class);
    }

    @Operation(
            summary = "Admit an agency's types for use in other regions, as the national platform",
            tags = "registry")
    @PostMapping("/admissions")
    ResponseEntity<ObjectNode> admit(Caller caller, IdempotencyKey key, @RequestBody AdmissionBody body) {
        return changes.make(caller, key, id -> admitAgency.prepare(caller, id, body, () -> admissionSeq(caller, body)));
    }

    @Operation(summary = "Show that the own, idle region's view of the ledger is fresh", tags = "registry")
    @PostMapping("/beats")
    ResponseEntity<ObjectNode> beat(Caller caller, IdempotencyKey key) {
        return changes.make(caller, key, id -> sendBeat.prepare(caller, id));
    }

    private ResponseEntity<ObjectNode> changed(Supplier<ResponseEntity<ObjectNode>> change) {
        try {
            return change.get();
        } finally {
            desk.forget();
        }
    }

    private long seq(Caller caller, String agency) {
        return registry.find(caller, caller.organisation().namespace(), LedgerKeys.agency(agency), AgencyState.class)
                .map(AgencyState::seq)
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    private long admissionSeq(Caller caller, AdmissionBody body) {
        return registry.find(
                        caller,
                        caller.organisation().namespace(),
                        LedgerKeys.admission(body.agency()),
                        AdmissionState.class)
                .map(AdmissionState::seq)
                .orElse(0L);
    }

    private String namespace(Caller caller, @Nullable String region) {
        return region == null
                ? caller.organisation().namespace()
                : regions.require(caller, region).namespace();
    }

    /** @param labels public name of the national platform */
    record Founding(Labels labels) {}

    /** @param cause a code */
    @Schema(name = "AgencyClosure")
    record Closure(String cause) {}

    /**
     * @param successor social credit code of the agency that takes over
     * @param cause a code
     */
    @Schema(name = "AgencySuccession")
    record Succession(String successor, String cause) {}
}
