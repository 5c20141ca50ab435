// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.approval;

import java.util.Collection;
import java.util.List;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.organisation.Role;

/** On every page of the console: how many requests, and other things with pages of their own, wait for this very person. */
@ControllerAdvice(annotations = ConsolePage.class)
class ApprovalBadge {
    private final Callers callers;
    private final ApprovalStore store;
    private final Collection<OtherWaiting> others;

    ApprovalBadge(Callers callers, ApprovalStore store, Collection<OtherWaiting> others) {
        this.callers = callers;
        this.store = store;
        this.others = List.copyOf(others);
    }

    /** 0 for those who approve nothing. */
    @ModelAttribute("approvalsWaiting")
    int waiting() {
        return callers.signedIn()
                .filter(caller -> caller.identity().roles().contains(Role.APPROVER))
                .map(caller -> store.waitingFor(caller)
                        + others.stream()
                                .mapToInt(one -> one.waitingFor(caller).size())
                                .sum())
                .orElse(0);
    }
}
