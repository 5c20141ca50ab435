// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import org.springframework.web.bind.annotation.GetMapping;
import org.yinzheng.gateway.console.ConsolePage;

/**
 * Where a verifier's page leads clerks to: {@code #here=…&matter=…&code=…} to record a recognition, {@code #then=rate&matter=…}
 * to have the service rated. What follows # reaches no server; the page keeps it in the tab until its clerk has signed in, and
 * {@link RecognitionPages} or the page of an invitation takes it from there.
 */
@ConsolePage
class HandOverPage {
    @GetMapping("/console/hand-over")
    String page() {
        return "console/hand-over";
    }
}
