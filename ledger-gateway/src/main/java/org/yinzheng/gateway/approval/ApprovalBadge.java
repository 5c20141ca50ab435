// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.approval;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.console.ConsolePage;
import org.yinzheng.gateway.organisation.Role;

/** On every page of the console: how many requests wait for the decision of this very person. */
@ControllerAdvice(annotations = ConsolePage.class)
class ApprovalBadge {
    private final Callers callers;
    private final ApprovalStore store;

    ApprovalBadge(Callers callers, ApprovalStore store) {
        this.callers = callers;
        this.store = store;
    }

    /** 0 for those who approve nothing. */
    @ModelAttribute("approvalsWaiting")
    int waiting() {
        return callers.signedIn()
                .filter(caller -> caller.identity().roles().contains(Role.APPROVER))
                .map(store::waitingFor)
                .orElse(0);
    }
}
