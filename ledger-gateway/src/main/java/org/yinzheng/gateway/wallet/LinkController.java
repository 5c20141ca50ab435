// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.DocumentId;

/** One-time links over HTTP, for agencies. */
@RestController
@RequestMapping("/api/v1")
class LinkController {
    private static final String ABOUT =
            "The secret stands in the fragment and is said once. A new link ends an earlier one that nobody used.";

    private final MakeLink makeLink;

    LinkController(MakeLink makeLink) {
        this.makeLink = makeLink;
    }

    @Operation(
            summary = "Make a one-time link by which a licence's holder takes it into a wallet",
            description = ABOUT,
            tags = "wallet")
    @PostMapping("/licences/{licenceId}/wallet-links")
    ResponseEntity<MakeLink.Made> licence(
            Caller caller, @PathVariable String licenceId, @RequestBody(required = false) @Nullable Order order) {
        return made(caller, DocumentId.licence(caller.organisation().mspId(), licenceId), order);
    }

    @Operation(
            summary = "Make a one-time link by which a receipt's payer takes it into a wallet",
            description = ABOUT,
            tags = "wallet")
    @PostMapping("/receipts/{code}/{number}/wallet-links")
    ResponseEntity<MakeLink.Made> receipt(
            Caller caller,
            @PathVariable String code,
            @PathVariable String number,
            @RequestBody(required = false) @Nullable Order order) {
        return made(caller, DocumentId.receipt(caller.organisation().mspId(), code, number), order);
    }

    private ResponseEntity<MakeLink.Made> made(Caller caller, DocumentId document, @Nullable Order order) {
        var minutes = order == null ? null : order.minutes();
        var made = makeLink.make(caller, document, minutes == null ? MakeLink.USUAL : minutes);
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(made);
    }

    /** @param minutes how long the link can be used, 5 to 10080; a day where it is left out */
    @Schema(name = "WalletLinkOrder")
    record Order(@Nullable Integer minutes) {}
}
