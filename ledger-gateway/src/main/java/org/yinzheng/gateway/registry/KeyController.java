// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
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
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.approval.ApprovalView;
import org.yinzheng.gateway.approval.Approvals;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import tools.jackson.databind.node.ObjectNode;

/** Issuing keys. */
@RestController
@RequestMapping("/api/v1/keys")
class KeyController {
    private final Changes changes;
    private final RegistryReader registry;
    private final Regions regions;
    private final AgencyDesk desk;
    private final RegisterKey registerKey;
    private final ConfirmKey confirmKey;
    private final CloseKey closeKey;
    private final KeyClosing closing;
    private final Approvals approvals;

    KeyController(
            Changes changes,
            RegistryReader registry,
            Regions regions,
            AgencyDesk desk,
            RegisterKey registerKey,
            ConfirmKey confirmKey,
            CloseKey closeKey,
            KeyClosing closing,
            Approvals approvals) {
        this.changes = changes;
        this.registry = registry;
        this.regions = regions;
        this.desk = desk;
        this.registerKey = registerKey;
        this.confirmKey = confirmKey;
        this.closeKey = closeKey;
        this.closing = closing;
        this.approvals = approvals;
    }

    @Operation(summary = "Issuing keys of a region, closed ones included", tags = "keys")
    @GetMapping
    Page<KeyState> keys(
            Caller caller,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        var namespace = region == null
                ? caller.organisation().namespace()
                : regions.require(caller, region).namespace();
        return registry.page(caller, namespace, Kind.KEY, after, limit, KeyState.class);
    }

    @Operation(
            summary = "Make an issuing key of the own agency and propose it; it signs nothing before it is confirmed",
            tags = "keys")
    @PostMapping
    ResponseEntity<ObjectNode> register(Caller caller, IdempotencyKey key, @RequestBody RegisterKey.Body body) {
        return changes.make(caller, key, id -> registerKey.prepare(caller, id, body));
    }

    @Operation(summary = "Confirm a proposed key, as a second officer", tags = "keys")
    @PostMapping("/{kid}/confirmation")
    ResponseEntity<ObjectNode> confirm(Caller caller, IdempotencyKey key, @PathVariable String kid) {
        try {
            return changes.make(caller, key, id -> confirmKey.prepare(caller, id, kid));
        } finally {
            desk.forget();
        }
    }

    @Operation(
            summary =
                    "Close a key for good: at once as registrar, else asked for here and confirmed by a second officer",
            tags = "keys")
    @PostMapping("/{kid}/closure")
    ResponseEntity<?> close(Caller caller, IdempotencyKey key, @PathVariable String kid, @RequestBody Closure body) {
        if (!caller.identity().roles().contains(Role.REGISTRAR)) {
            return ApprovalView.asked(approvals.ask(caller, key, closing, new KeyClosing.Order(kid, body.closing())));
        }
        try {
            return changes.make(caller, key, id -> closeKey.prepare(caller, id, kid, body.closing()));
        } finally {
            desk.forget();
        }
    }

    /** @param closing NORMAL, or COMPROMISED: every credential without an earlier record is then untrusted */
    @Schema(name = "KeyClosure")
    record Closure(KeyState.Closing closing) {}
}
