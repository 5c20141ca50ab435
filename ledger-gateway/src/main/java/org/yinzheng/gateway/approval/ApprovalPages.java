// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.approval;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.console.PageLinks;
import org.yinzheng.gateway.console.Wording;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.problem.ProblemTexts;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.web.NextPage;

/** What waits for a second person, at the console. */
@ConsolePage
@RequestMapping("/console/approvals")
class ApprovalPages {
    private static final String PATH = "/console/approvals";
    private static final int ROWS = 25;

    private final Approvals approvals;
    private final Collection<OtherWaiting> others;
    private final MessageSource messages;
    private final ProblemTexts texts;

    ApprovalPages(Approvals approvals, Collection<OtherWaiting> others, MessageSource messages, ProblemTexts texts) {
        this.approvals = approvals;
        this.others = List.copyOf(others);
        this.texts = texts.forPages();
        this.messages = messages;
    }

    /** Two lists; each has a place of its own in the address. */
    @GetMapping
    String list(
            Caller caller,
            @RequestParam(required = false) @Nullable String waiting,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var open = approvals.open(caller, NextPage.after(waiting, Place.FIRST), ROWS);
        var ended = approvals.ended(caller, NextPage.after(after, Place.NEWEST), ROWS);
        boolean approver = caller.identity().roles().contains(Role.APPROVER);
        model.addAttribute(
                "others",
                approver
                        ? others.stream()
                                .flatMap(one -> one.waitingFor(caller).stream())
                                .toList()
                        : List.of());
        model.addAttribute("open", open.items());
        model.addAttribute("ended", ended.items());
        model.addAttribute(
                "pages",
                List.of(
                        PageLinks.of(PATH, Map.of("after", said(after)), "waiting", waiting, open.next()),
                        PageLinks.of(PATH, Map.of("waiting", said(waiting)), "after", after, ended.next())));
        return "console/approvals";
    }

    private static String said(@Nullable String place) {
        return place == null ? "" : place;
    }

    @GetMapping("/{approval}")
    String one(Caller caller, @PathVariable String approval, Model model, Locale locale) {
        var found = approvals.one(caller, approval);
        boolean pending = found.state() == Approval.State.OPEN;
        model.addAttribute("approval", found);
        model.addAttribute("lines", lines(caller, new Wording(messages, locale), found, approvals.act(found)));
        model.addAttribute(
                "steps",
                approvals.steps(found).stream().map(step -> row(step, locale)).toList());
        model.addAttribute("decides", pending && Approvals.mayDecide(caller, found));
        model.addAttribute("withdraws", pending && found.askedBy().equals(caller.account()));
        return "console/approval";
    }

    /** @param refusal why it was refused, in the reader's words; absent where it is recorded */
    record Row(ApprovalStep step, @Nullable String refusal) {}

    private Row row(ApprovalStep step, Locale locale) {
        var code = step.code();
        return new Row(
                step, code == null ? null : texts.sentence(code, Objects.requireNonNullElse(step.text(), ""), locale));
    }

    private <O> List<OrderLine> lines(Caller caller, Wording wording, Approval approval, FourEyes<O> act) {
        return act.lines(caller, wording, approvals.order(approval, act));
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
