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
 * @param offline what is carried, asked only where there is no ledger
 * @param agreements recognition agreements
 * @param viewLimit how old a view may be for a green verdict; {@link #NOTHING_IS_FRESH} where none is green
 * @param now the verifier's clock, epoch seconds
 * @param asOf the past moment asked about, epoch seconds; empty for now. Only with a ledger: what is carried knows one time,
 *     its own
 * @param here the region that asks, 6 digits
 * @param matter the code of the matter for which the document is shown
 * @param asked what is asked of whoever shows it
 */
public record VerificationContext(
        TrustList trust,
        IntFunction<Optional<TypeSchema>> types,
        Optional<LedgerView> ledger,
        Optional<OfflineView> offline,
        Agreements agreements,
        Duration viewLimit,
        long now,
        Optional<Long> asOf,
        String here,
        Optional<String> matter,
        Asked asked) {
    /** The limit of a view that may not be believed, however young it is and however far back the question reaches. */
    public static final Duration NOTHING_IS_FRESH = Duration.ofSeconds(Long.MIN_VALUE);

    /** How far what is carried may lie ahead of a device's clock: beyond, the clock is wrong and nothing is fresh. */
    private static final long CLOCK_SKEW = 5 * 60;

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
        if (asOf.isPresent() && ledger.isEmpty() && offline.isPresent()) {
            throw new IllegalArgumentException("a past moment can be asked of a ledger only, not of what is carried");
        }
    }

    /** The moment asked about, epoch seconds. */
    public long moment() {
        return asOf.orElse(now);
    }

    /** Whether what is known as of a time is close enough to the moment asked about. */
    boolean isFresh(long time) {
        return moment() - time <= viewLimit.toSeconds() && (ledger.isPresent() || time <= now + CLOCK_SKEW);
    }

    boolean isFresh(LedgerView view) {
        return isFresh(view.time());
    }

    /** Whether issuers and keys are known as of now. */
    boolean isRegistryFresh() {
        return ledger.map(LedgerView::time)
                .or(() -> offline.map(OfflineView::registryTime))
                .map(this::isFresh)
                .orElse(false);
    }

    /** Whether agreements are known as of now. */
    boolean areAgreementsFresh() {
        return ledger.map(LedgerView::time)
                .or(() -> offline.map(OfflineView::agreementsTime))
                .map(this::isFresh)
                .orElse(false);
    }
}
