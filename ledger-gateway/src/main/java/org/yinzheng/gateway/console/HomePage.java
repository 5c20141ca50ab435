// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.console;

import org.springframework.web.bind.annotation.GetMapping;
import org.yinzheng.gateway.access.Caller;

/** Where a session begins: what this person may do here. */
@ConsolePage
class HomePage {
    /** @param caller asked for, so that an account that is not known here is told so at once */
    @GetMapping("/console")
    String home(Caller caller) {
        return "console/home";
    }
}
