// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.offline;

import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.credential.bundle.TrustBundle;
import org.yinzheng.credential.bundle.TrustBundle.CarriedAgreements;
import org.yinzheng.credential.bundle.TrustBundle.Registry;
import org.yinzheng.credential.record.Sha256;
import org.yinzheng.verifier.attestation.AttestationKey;
import org.yinzheng.verifier.ledger.LedgerNames;
import org.yinzheng.verifier.readmodel.ReadModel;
import org.yinzheng.verifier.recognition.LedgerAgreements;
import org.yinzheng.verifier.registry.LedgerTrust;
import org.yinzheng.verifier.registry.PublishedTypes;
import org.yinzheng.verifier.registry.Regions;
import org.yinzheng.verifier.view.Trustworthiness;
import org.yinzheng.verifier.web.ProblemCode;
import org.yinzheng.verifier.web.ProblemException;

/** The signed bundle of the view: made anew when there are new blocks, and twice a minute; at most once a second, whoever asks. */
@Component
final class Bundles {

    private static final long KEPT_SECONDS = Duration.ofSeconds(30).toSeconds();

    private final ReadModel view;
    private final Trustworthiness trustworthiness;
    private final StatusListTokens lists;
    private final AttestationKey key;
    private final String commonNamespace;
    private final Clock clock;
    private @Nullable Signed last;

    Bundles(
            ReadModel view,
            Trustworthiness trustworthiness,
            StatusListTokens lists,
            AttestationKey key,
            LedgerNames names,
            Clock clock) {
        this.view = view;
        this.trustworthiness = trustworthiness;
        this.lists = lists;
        this.key = key;
        this.commonNamespace = names.commonNamespace();
        this.clock = clock;
    }

    /**
     * A bundle as it was signed.
     *
     * @param digest SHA-256, 64 hexadecimal digits
     */
    record Signed(long madeAt, long height, byte[] bytes, String digest) {}

    /**
     * The newest bundle.
     *
     * @throws ProblemException while the view may not be believed: then pages keep what they have, and it grows old
     */
    synchronized Signed newest() {
        var now = clock.instant().getEpochSecond();
        if (!trustworthiness.isBelieved() || trustworthiness.clock() == 0) {
            throw new ProblemException(
                    ProblemCode.VIEW_UNAVAILABLE,
                    "No bundle is made while the view of the ledger is empty or may not be believed. Keep the one you have.");
        }
        var known = last;
        if (known == null || isOutdated(known, now)) {
            var bundle = bundle(now);
            var bytes = bundle.sign(key.signer());
            known = new Signed(now, bundle.height(), bytes, HexFormat.of().formatHex(Sha256.of(bytes)));
            last = known;
        }
        return known;
    }

    private boolean isOutdated(Signed known, long now) {
        var age = now - known.madeAt();
        return age >= KEPT_SECONDS
                || age >= 1 && known.height() != view.progress().height();
    }

    private TrustBundle bundle(long now) {
        // the clock comes first: whatever is read after it is at least as new as it says
        var reached = view.progress();
        var time = Math.min(trustworthiness.clock(), reached.clock());
        var regions = new Regions(view.now(), commonNamespace);
        var trust = new LedgerTrust(regions, trustworthiness.frozenOrganisations());
        return new TrustBundle(
                now,
                reached.height(),
                new Registry(time, trust.issuers(), trust.keys(), new PublishedTypes(regions).all()),
                List.of(),
                lists.asOf(time, regions),
                new CarriedAgreements(time, new LedgerAgreements(view.now(), regions).accepted()));
    }
}
