// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import org.yinzheng.credential.schema.TypeSchema;
import org.yinzheng.credential.trust.TrustList;

/**
 * Everything that a verification depends on besides the text. The verifier has no clock and no store of its own, so the
 * same text in the same context gives the same verdict.
 *
 * @param trust issuers and keys, as of the moment asked about
 * @param types the published type with a number
 * @param ledger the ledger as seen; empty offline
 * @param agreements recognition agreements
 * @param viewLimit how old a view may be for a green verdict
 * @param now the verifier's clock, epoch seconds
 * @param asOf the past moment asked about, epoch seconds; empty for now
 * @param here the region that asks, 6 digits
 * @param matter the code of the matter for which the document is shown
 */
public record VerificationContext(
        TrustList trust,
        IntFunction<Optional<TypeSchema>> types,
        Optional<LedgerView> ledger,
        Agreements agreements,
        Duration viewLimit,
        long now,
        Optional<Long> asOf,
        String here,
        Optional<String> matter) {
    public VerificationContext {
        Objects.requireNonNull(trust, "trust");
        Objects.requireNonNull(types, "types");
        Objects.requireNonNull(agreements, "agreements");
        if (!here.matches("[0-9]{6}")) {
            throw new IllegalArgumentException("a region has 6 digits");
        }
        if (asOf.map(time -> time > now).orElse(false)) {
            throw new IllegalArgumentException("a moment asked about lies in the past");
        }
    }

    /** The moment asked about, epoch seconds. */
    public long moment() {
        return asOf.orElse(now);
    }

    /** Whether the ledger view reaches close enough to the moment asked about. */
    boolean isFresh(LedgerView view) {
        return moment() - view.time() <= viewLimit.toSeconds();
    }

    boolean isFresh() {
        return ledger.map(this::isFresh).orElse(false);
    }
}
