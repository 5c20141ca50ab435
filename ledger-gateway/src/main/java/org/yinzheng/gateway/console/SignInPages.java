// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.console;

import java.util.Objects;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.access.ConsoleIssuer;

/** Before and after a session. */
@ConsolePage
class SignInPages {
    private final ConsoleIssuer issuer;
    private final Callers callers;

    SignInPages(ConsoleIssuer issuer, Callers callers) {
        this.issuer = issuer;
        this.callers = callers;
    }

    @GetMapping("/console/sign-in")
    String signIn(Model model) {
        if (callers.signedIn().isPresent()) {
            return "redirect:/console";
        }
        model.addAttribute("start", Objects.requireNonNullElse(issuer.onlyAddress(), "") + ConsoleIssuer.AUTHORIZATION);
        return "console/sign-in";
    }

    @GetMapping("/console/signed-out")
    String signedOut() {
        return "console/signed-out";
    }

    /** The demonstration's own issuer asks for account and secret here. */
    @GetMapping("/login")
    String demoAccount() {
        return "console/demo-account";
    }
}
