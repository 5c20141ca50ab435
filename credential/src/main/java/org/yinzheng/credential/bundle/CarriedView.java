// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.bundle;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yinzheng.credential.key.KeyId;
import org.yinzheng.credential.key.P256PublicKey;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.record.Sha256;
import org.yinzheng.credential.schema.TypeSchema;
import org.yinzheng.credential.status.LicenceStatus;
import org.yinzheng.credential.status.StatusList;
import org.yinzheng.credential.status.StatusListException;
import org.yinzheng.credential.trust.TrustList;
import org.yinzheng.credential.trust.TrustedIssuer;
import org.yinzheng.credential.trust.TrustedKey;
import org.yinzheng.credential.verify.Agreements;
import org.yinzheng.credential.verify.Asked;
import org.yinzheng.credential.verify.OfflineView;
import org.yinzheng.credential.verify.VerificationContext;

/**
 * Answers from a bundle. Status lists are believed or refused when first asked for, by the reader's clock then; a refused
 * list is refused for good, an accepted one kept. Safe for many threads.
 */
public final class CarriedView implements OfflineView, TrustList, Agreements {
    private final TrustBundle bundle;
    private final long openedAt;
    private final Map<String, TrustedIssuer> issuers = new HashMap<>();
    private final Map<Integer, TypeSchema> types = new HashMap<>();
    private final Map<ListKey, TrustBundle.CarriedList> lists = new HashMap<>();
    private final Map<ListKey, TrustBundle.ListBeside> listsBeside = new HashMap<>();
    private final Map<ListKey, ReadList> read = new ConcurrentHashMap<>();
    private final ListsAtHand atHand;

    private record ListKey(String iss, int type) {
        static ListKey of(StatusList.Place place) {
            return new ListKey(place.iss(), place.type());
        }
    }

    private record ReadList(Optional<StatusList> list, long asOf, String fault) {}

    /**
     * Status lists that stand beside the bundle.
     *
     * @param attesting keys that may have signed them besides their issuers': those that may sign the bundle
     * @param tokens finds a token by the SHA-256 that the bundle names, 64 hexadecimal digits
     */
    public record ListsAtHand(List<P256PublicKey> attesting, Function<String, Optional<byte[]>> tokens) {
        private static final ListsAtHand NONE = new ListsAtHand(List.of(), digest -> Optional.empty());

        public ListsAtHand {
            attesting = List.copyOf(attesting);
        }
    }

    private CarriedView(TrustBundle bundle, ListsAtHand atHand, long now) {
        this.bundle = bundle;
        this.atHand = atHand;
        this.openedAt = now;
        bundle.registry().issuers().forEach(issuer -> issuers.put(issuer.iss(), issuer));
        bundle.registry().types().forEach(type -> types.put(type.number(), type));
        bundle.lists().forEach(list -> lists.put(ListKey.of(list.place()), list));
        bundle.listsBeside().forEach(list -> listsBeside.put(ListKey.of(list.place()), list));
    }

    /**
     * Opens a bundle.
     *
     * @param now the reader's clock, epoch seconds
     */
    public static CarriedView of(TrustBundle bundle, long now) {
        return of(bundle, ListsAtHand.NONE, now);
    }

    /**
     * Opens a bundle with the lists that stand beside it.
     *
     * @param now the reader's clock, epoch seconds
     */
    public static CarriedView of(TrustBundle bundle, ListsAtHand atHand, long now) {
        return new CarriedView(bundle, atHand, now);
    }

    /**
     * A context that judges by this view alone.
     *
     * @param limit how old each part may be for a green verdict
     */
    public VerificationContext context(long now, Duration limit, String here, Optional<String> matter, Asked asked) {
        return new VerificationContext(
                this,
                number -> Optional.ofNullable(types.get(number)),
                Optional.empty(),
                Optional.of(this),
                this,
                limit,
                now,
                Optional.empty(),
                here,
                matter,
                asked);
    }

    @Override
    public Optional<TrustedIssuer> issuer(String iss) {
        return Optional.ofNullable(issuers.get(iss));
    }

    @Override
    public List<TrustedKey> keys(String iss, KeyId kid) {
        return bundle.registry().keys().stream()
                .filter(entry ->
                        entry.iss().equals(iss) && entry.key().key().keyId().equals(kid))
                .map(TrustBundle.IssuerKey::key)
                .toList();
    }

    @Override
    public Optional<String> inForce(
            int type, String issuerRegion, String here, Optional<String> matter, LocalDate date) {
        return bundle.agreements().agreements().stream()
                .filter(agreement -> agreement.covers(type, issuerRegion, here, matter, date))
                .map(TrustBundle.Agreement::id)
                .findFirst();
    }

    @Override
    public long height() {
        return bundle.height();
    }

    @Override
    public long registryTime() {
        return bundle.registry().time();
    }

    @Override
    public long agreementsTime() {
        return bundle.agreements().time();
    }

    @Override
    public Status status(String iss, int type, long index, LedgerDigest digest) {
        ListKey key = new ListKey(iss, type);
        Optional<ReadList> found = Optional.ofNullable(read.computeIfAbsent(key, this::read));
        if (found.isEmpty()) {
            return new Status.NotCarried();
        }
        ReadList list = found.get();
        return list.list().isEmpty()
                ? new Status.Refused(list.fault())
                : status(list.list().get(), list.asOf(), index, digest);
    }

    private static Status status(StatusList list, long asOf, long index, LedgerDigest digest) {
        if (index >= list.states().capacity()) {
            return new Status.NotCarried();
        }
        LicenceStatus status = list.states().get(index);
        return new Status.Known(status, closing(list, digest), Math.max(list.iat(), asOf), list.exp());
    }

    private static Closing closing(StatusList list, LedgerDigest digest) {
        return list.closed()
                .map(closed -> closed.contains(digest) ? Closing.CLOSED : Closing.OPEN)
                .orElse(Closing.NOT_TOLD);
    }

    /** Nothing where no list is carried; a list at hand that is refused stays refused. */
    private @Nullable ReadList read(ListKey key) {
        TrustBundle.CarriedList carried = lists.get(key);
        if (carried != null) {
            StatusList.Place place = carried.place();
            return believed(() -> StatusList.read(carried.token(), place, this, openedAt), 0);
        }
        TrustBundle.ListBeside beside = listsBeside.get(key);
        return beside == null ? null : readBeside(beside);
    }

    private @Nullable ReadList readBeside(TrustBundle.ListBeside beside) {
        Optional<byte[]> token = atHand.tokens()
                .apply(beside.digest())
                .filter(bytes -> HexFormat.of().formatHex(Sha256.of(bytes)).equals(beside.digest()));
        return token.map(bytes -> believed(
                        () -> StatusList.read(bytes, beside.place(), this, atHand.attesting(), openedAt),
                        beside.asOf()))
                .orElse(null);
    }

    private interface Reading {
        StatusList read() throws StatusListException;
    }

    private static ReadList believed(Reading reading, long asOf) {
        try {
            return new ReadList(Optional.of(reading.read()), asOf, "");
        } catch (StatusListException e) {
            return new ReadList(Optional.empty(), asOf, e.fault().name());
        } catch (IllegalArgumentException capacityOutOfRange) {
            return new ReadList(Optional.empty(), asOf, StatusListException.Fault.LENGTH_DIFFERS.name());
        }
    }
}
