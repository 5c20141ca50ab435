// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.util.Optional;
import org.yinzheng.credential.trust.TrustList;

/** A verifier's context with one thing different, for what no vector file can say. */
final class TestContexts {
    private TestContexts() {}

    static VerificationContext trusting(VerificationContext context, TrustList trust) {
        return with(context, trust, context.asOf(), context.asked());
    }

    static VerificationContext asOf(VerificationContext context, Optional<Long> moment) {
        return with(context, context.trust(), moment, context.asked());
    }

    static VerificationContext asking(VerificationContext context, Asked asked) {
        return with(context, context.trust(), context.asOf(), asked);
    }

    private static VerificationContext with(
            VerificationContext context, TrustList trust, Optional<Long> asOf, Asked asked) {
        return new VerificationContext(
                trust,
                context.types(),
                context.ledger(),
                context.offline(),
                context.agreements(),
                context.viewLimit(),
                context.now(),
                asOf,
                context.here(),
                context.matter(),
                asked);
    }
}
