// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
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
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.web.NextPage;
import tools.jackson.databind.node.ObjectNode;

/** Numbers: applied for by units, granted by their finance body, used up. */
@RestController
@RequestMapping("/api/v1")
class NumberApplicationController {
    private static final int LARGEST_PAGE = 200;

    private final ApplyForNumbers applyForNumbers;
    private final DecideApplication decideApplication;
    private final NumberBlocks blocks;

    NumberApplicationController(
            ApplyForNumbers applyForNumbers, DecideApplication decideApplication, NumberBlocks blocks) {
        this.applyForNumbers = applyForNumbers;
        this.decideApplication = decideApplication;
        this.blocks = blocks;
    }

    @Operation(
            summary =
                    "Granted blocks with what is used and left: the own unit's; the region's for finance and supervisor",
            tags = "receipts")
    @GetMapping("/number-block-uses")
    List<BlockUse> uses(Caller caller) {
        return blocks.of(caller);
    }

    @Operation(
            summary = "Apply for numbers; the client chooses the application's id, a UUID",
            description = "The same application under the same id is the same one.",
            tags = "receipts")
    @PutMapping("/number-applications/{application}")
    NumberApplication apply(Caller caller, @PathVariable String application, @RequestBody ApplyForNumbers.Order order) {
        return applyForNumbers.apply(caller, application, order);
    }

    @Operation(
            summary = "Applications of the own unit, or of the region for its finance body, newest first",
            description = NextPage.DESCRIPTION,
            tags = "receipts")
    @GetMapping("/number-applications")
    ResponseEntity<List<NumberApplication>> applications(
            Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "200") int limit) {
        return NextPage.of(
                applyForNumbers.seen(caller, NextPage.after(after, Place.NEWEST), NextPage.limit(limit, LARGEST_PAGE)));
    }

    @Operation(summary = "Withdraw an application that is not decided", tags = "receipts")
    @PostMapping("/number-applications/{application}/withdrawal")
    NumberApplication withdraw(Caller caller, @PathVariable String application) {
        return applyForNumbers.withdraw(caller, application);
    }

    @Operation(summary = "Grant an application, from the next free number of its code on", tags = "receipts")
    @PostMapping("/number-applications/{application}/grant")
    ResponseEntity<ObjectNode> grant(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String application,
            @RequestBody DecideApplication.Grant grant) {
        return Changes.answer(decideApplication.grant(caller, key, application, grant));
    }

    @Operation(summary = "Refuse an application", tags = "receipts")
    @PostMapping("/number-applications/{application}/refusal")
    NumberApplication refuse(
            Caller caller, @PathVariable String application, @RequestBody DecideApplication.Refusal refusal) {
        return decideApplication.refuse(caller, application, refusal);
    }
}
