// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import org.springframework.web.bind.annotation.GetMapping;
import org.yinzheng.gateway.console.ConsolePage;

/**
 * Where a verifier's page leads clerks to: {@code #here=…&matter=…&code=…}. What follows # reaches no server; the page
 * keeps it in the tab until its clerk has signed in, and {@link RecognitionPages} takes it from there.
 */
@ConsolePage
class HandOverPage {
    @GetMapping("/console/hand-over")
    String page() {
        return "console/hand-over";
    }
}
