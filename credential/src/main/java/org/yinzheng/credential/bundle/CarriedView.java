// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.bundle;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.yinzheng.credential.key.KeyId;
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
    private final Map<ListKey, ReadList> read = new ConcurrentHashMap<>();

    private record ListKey(String iss, int type) {}

    private record ReadList(Optional<StatusList> list, String fault) {}

    private CarriedView(TrustBundle bundle, long now) {
        this.bundle = bundle;
        this.openedAt = now;
        bundle.registry().issuers().forEach(issuer -> issuers.put(issuer.iss(), issuer));
        bundle.registry().types().forEach(type -> types.put(type.number(), type));
        bundle.lists()
                .forEach(list ->
                        lists.put(new ListKey(list.place().iss(), list.place().type()), list));
    }

    /**
     * Opens a bundle.
     *
     * @param now the reader's clock, epoch seconds
     */
    public static CarriedView of(TrustBundle bundle, long now) {
        return new CarriedView(bundle, now);
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
    public Status status(String iss, int type, long index) {
        ListKey key = new ListKey(iss, type);
        if (!lists.containsKey(key)) {
            return new Status.NotCarried();
        }
        ReadList found = read.computeIfAbsent(key, this::read);
        if (found.list().isEmpty()) {
            return new Status.Refused(found.fault());
        }
        return status(found.list().get(), index);
    }

    private static Status status(StatusList list, long index) {
        if (index >= list.states().capacity()) {
            return new Status.NotCarried();
        }
        LicenceStatus status = list.states().get(index);
        return new Status.Known(status, list.iat(), list.exp());
    }

    private ReadList read(ListKey key) {
        TrustBundle.CarriedList carried = Objects.requireNonNull(lists.get(key));
        try {
            return new ReadList(Optional.of(StatusList.read(carried.token(), carried.place(), this, openedAt)), "");
        } catch (StatusListException e) {
            return new ReadList(Optional.empty(), e.fault().name());
        } catch (IllegalArgumentException capacityOutOfRange) {
            return new ReadList(Optional.empty(), StatusListException.Fault.LENGTH_DIFFERS.name());
        }
    }
}
