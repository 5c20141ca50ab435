// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.approval;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.web.NextPage;

/** What waits for a second person, over HTTP. */
@RestController
@RequestMapping("/api/v1/approvals")
class ApprovalController {
    private static final int LARGEST_PAGE = 200;

    private final Approvals approvals;

    ApprovalController(Approvals approvals) {
        this.approvals = approvals;
    }

    @Operation(
            summary = "Requests of the own agency that need two people, newest first",
            description = NextPage.DESCRIPTION,
            tags = "approvals")
    @GetMapping
    ResponseEntity<List<ApprovalView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        var page = approvals.of(caller, NextPage.after(after, Place.NEWEST), NextPage.limit(limit, LARGEST_PAGE));
        return NextPage.of(page.map(one -> ApprovalView.of(one, List.of())));
    }

    @Operation(summary = "One request, and what became of each of its steps", tags = "approvals")
    @GetMapping("/{approval}")
    ApprovalView one(Caller caller, @PathVariable String approval) {
        return view(approvals.one(caller, approval));
    }

    @Operation(
            summary = "Confirm as a second person: an approver of the same agency who did not ask",
            description = "It is carried out in the confirming person's name. Large requests go on in the background.",
            tags = "approvals")
    @PostMapping("/{approval}/confirmation")
    ApprovalView confirm(Caller caller, @PathVariable String approval) {
        return view(approvals.confirm(caller, approval));
    }

    @Operation(summary = "Refuse as a second person", tags = "approvals")
    @PostMapping("/{approval}/refusal")
    ApprovalView refuse(Caller caller, @PathVariable String approval) {
        return view(approvals.refuse(caller, approval));
    }

    @Operation(summary = "Withdraw, as who asked", tags = "approvals")
    @PostMapping("/{approval}/withdrawal")
    ApprovalView withdraw(Caller caller, @PathVariable String approval) {
        return view(approvals.withdraw(caller, approval));
    }

    private ApprovalView view(Approval approval) {
        return ApprovalView.of(approval, approvals.steps(approval));
    }
}
