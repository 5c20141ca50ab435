// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.counter;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.issuing.HandOut;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.web.NextPage;

/** Hand-outs at the counter, over HTTP. */
@RestController
@RequestMapping("/api/v1/hand-outs")
class CounterController {
    private static final int LARGEST_PAGE = 200;

    private final HandOutAtCounter counter;

    CounterController(HandOutAtCounter counter) {
        this.counter = counter;
    }

    @Operation(
            summary = "Record who asks for a document on paper, before it is printed",
            description =
                    "A holder shows a number of the document's own; a proxy shows a mandate. The person is sealed."
                            + " The same order under the same key is recorded once.",
            tags = "counter")
    @PostMapping
    ResponseEntity<HandedOut> record(Caller caller, IdempotencyKey key, @RequestBody HandOutOrder order) {
        return ResponseEntity.status(HttpStatus.CREATED).body(counter.record(caller, key, order));
    }

    @Operation(
            summary = "Hand-outs of the own agency, newest first, without the person's data",
            description = NextPage.DESCRIPTION,
            tags = "counter")
    @GetMapping
    ResponseEntity<List<HandedOut>> newest(
            Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return NextPage.of(
                counter.newest(caller, NextPage.after(after, Place.NEWEST), NextPage.limit(limit, LARGEST_PAGE)));
    }

    @Operation(
            summary = "Who asked for a hand-out, for an approver of the agency; the reading is recorded",
            tags = "counter")
    @GetMapping("/{handOut}/person")
    AskedFor person(
            Caller caller,
            @PathVariable String handOut,
            @RequestHeader(name = HandOut.PURPOSE, required = false) @Nullable String purpose) {
        return counter.person(caller, handOut, HandOut.purpose(purpose));
    }

    @Operation(summary = "The printed page of a recorded hand-out, PDF", tags = "counter")
    @GetMapping(path = "/{handOut}/page.pdf", produces = "application/pdf")
    ResponseEntity<byte[]> page(Caller caller, @PathVariable String handOut) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(counter.page(caller, handOut));
    }
}
