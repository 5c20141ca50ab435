// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.util.Objects;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.issuing.HandOut;

/** The printed page of a licence of the caller's agency; the reading is recorded. */
@Component
public final class LicencePage {
    private final LicenceReader reader;
    private final LicenceDrafting drafting;
    private final HandOut handOut;

    LicencePage(LicenceReader reader, LicenceDrafting drafting, HandOut handOut) {
        this.reader = reader;
        this.drafting = drafting;
        this.handOut = handOut;
    }

    /** @throws org.yinzheng.gateway.problem.ProblemException if there is none, or its content was erased */
    public byte[] pdf(Caller caller, String licenceId) {
        var document = reader.own(caller, licenceId, "HAND-OUT");
        var type = drafting.type(caller, document.summary().type());
        var answer = handOut.pdf(
                caller, document, type, licenceId, document.content().secret("shortNumber"));
        return Objects.requireNonNull(answer.getBody());
    }
}
