// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.approval;

import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.console.ConsolePage;

/** What waits for a second person, at the console. */
@ConsolePage
@RequestMapping("/console/approvals")
class ApprovalPages {
    private static final int NEWEST = 50;

    private final Approvals approvals;

    ApprovalPages(Approvals approvals) {
        this.approvals = approvals;
    }

    @GetMapping
    String list(Caller caller, Model model) {
        var all = approvals.of(caller, NEWEST);
        model.addAttribute(
                "open",
                all.stream().filter(one -> one.state() == Approval.State.OPEN).toList());
        model.addAttribute(
                "ended",
                all.stream().filter(one -> one.state() != Approval.State.OPEN).toList());
        return "console/approvals";
    }

    @GetMapping("/{approval}")
    String one(Caller caller, @PathVariable String approval, Model model) {
        var found = approvals.one(caller, approval);
        boolean pending = found.state() == Approval.State.OPEN;
        model.addAttribute("approval", found);
        model.addAttribute("lines", lines(found, approvals.act(found)));
        model.addAttribute("steps", approvals.steps(found));
        model.addAttribute("decides", pending && Approvals.mayDecide(caller, found));
        model.addAttribute("withdraws", pending && found.askedBy().equals(caller.account()));
        return "console/approval";
    }

    private <O> List<String> lines(Approval approval, FourEyes<O> act) {
        return act.lines(approvals.order(approval, act));
    }

    @PostMapping("/{approval}/confirmation")
    String confirm(Caller caller, @PathVariable String approval) {
        return back(approvals.confirm(caller, approval));
    }

    @PostMapping("/{approval}/refusal")
    String refuse(Caller caller, @PathVariable String approval) {
        return back(approvals.refuse(caller, approval));
    }

    @PostMapping("/{approval}/withdrawal")
    String withdraw(Caller caller, @PathVariable String approval) {
        return back(approvals.withdraw(caller, approval));
    }

    private static String back(Approval approval) {
        return "redirect:/console/approvals/" + approval.id();
    }
}
