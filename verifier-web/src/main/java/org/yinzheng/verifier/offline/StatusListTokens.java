// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.offline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.yinzheng.credential.bundle.TrustBundle.ListBeside;
import org.yinzheng.credential.record.Sha256;
import org.yinzheng.credential.status.StatusList;
import org.yinzheng.verifier.VerifierProperties;
import org.yinzheng.verifier.attestation.AttestationKey;
import org.yinzheng.verifier.readmodel.CarriedStatuses;
import org.yinzheng.verifier.readmodel.ReadModel;
import org.yinzheng.verifier.registry.PublishedTypes;
import org.yinzheng.verifier.registry.Regions;

/**
 * A status list token for every issuer and type that has licences in the view, signed by this verifier. A token is made
 * anew when a status in it changed or a credential was closed, and twice a day; in between it stays the same bytes, so
 * that a page fetches it once.
 */
@Component
final class StatusListTokens {

    private static final long RENEWED_AFTER = Duration.ofHours(12).toSeconds();
    private static final Duration FORMER_KEPT = Duration.ofMinutes(10);
    private static final long MOST_FORMER_BYTES = 64L * 1024 * 1024;
    private static final long ASK_AGAIN_AFTER = Duration.ofMinutes(15).toSeconds();

    private final ReadModel view;
    private final AttestationKey key;
    private final long life;
    private final Map<Long, Token> made = new HashMap<>();
    private final Map<String, Named> byDigest = new ConcurrentHashMap<>();
    private final Clock clock;

    StatusListTokens(ReadModel view, AttestationKey key, VerifierProperties properties, Clock clock) {
        this.view = view;
        this.key = key;
        this.clock = clock;
        this.life = RENEWED_AFTER + properties.offlineLimit().toSeconds();
    }

    private record Token(StatusList.Place place, long changed, long signedAt, byte[] bytes, String digest) {}

    /** A token, and when a bundle named it last. */
    private record Named(byte[] bytes, Instant last) {}

    /** The token with this SHA-256, 64 hexadecimal digits: of the newest bundle or of one that a page may still be fetching. */
    Optional<byte[]> find(String digest) {
        return Optional.ofNullable(byDigest.get(digest)).map(Named::bytes);
    }

    /**
     * Every list as of now.
     *
     * @param asOf what the ledger's clock showed before this call, epoch seconds
     */
    synchronized List<ListBeside> asOf(long asOf, Regions regions) {
        var types = new PublishedTypes(regions);
        var lists = new ArrayList<ListBeside>();
        var tokens = new HashMap<String, byte[]>();
        for (var list : view.statusLists()) {
            if (isOfItsIssuersRegion(list, regions)) {
                types.statusPlace(list.iss(), list.type())
                        .map(place -> token(list, place, asOf))
                        .ifPresent(token -> {
                            lists.add(new ListBeside(token.place(), token.digest(), token.bytes().length, asOf));
                            tokens.put(token.digest(), token.bytes());
                        });
            }
        }
        var now = clock.instant();
        tokens.forEach((digest, bytes) -> byDigest.put(digest, new Named(bytes, now)));
        forget(tokens.keySet(), now);
        return lists;
    }

    /** Where much is recorded there is a bundle each second, and a slow line needs minutes for the lists of one. */
    private void forget(Set<String> current, Instant now) {
        var former = byDigest.entrySet().stream()
                .filter(one -> !current.contains(one.getKey()))
                .sorted(Comparator.comparing(
                        one -> now.getEpochSecond() - one.getValue().last().getEpochSecond()))
                .toList();
        var bytes = 0L;
        for (var one : former) {
            bytes += one.getValue().bytes().length;
            if (bytes > MOST_FORMER_BYTES || one.getValue().last().isBefore(now.minus(FORMER_KEPT))) {
                byDigest.remove(one.getKey());
            }
        }
    }

    /** What a region writes about another region's issuers says nothing. */
    private static boolean isOfItsIssuersRegion(CarriedStatuses list, Regions regions) {
        return regions.ofProvince(list.iss())
                .filter(region -> region.namespace().equals(list.namespace()))
                .isPresent();
    }

    private Token token(CarriedStatuses list, StatusList.Place place, long asOf) {
        var known = made.get(list.id());
        if (known == null
                || known.changed() != list.changed()
                || !known.place().equals(place)
                || asOf - known.signedAt() > RENEWED_AFTER) {
            known = make(list, place, asOf);
            made.put(list.id(), known);
        }
        return known;
    }

    private Token make(CarriedStatuses list, StatusList.Place place, long asOf) {
        var says = view.statuses(list, place.capacity());
        var bytes = new StatusList(
                        place.uri(),
                        asOf,
                        asOf + life,
                        Optional.of(ASK_AGAIN_AFTER),
                        says.states(),
                        Optional.of(says.closed()))
                .sign(key.signer());
        return new Token(place, list.changed(), asOf, bytes, HexFormat.of().formatHex(Sha256.of(bytes)));
    }
}
