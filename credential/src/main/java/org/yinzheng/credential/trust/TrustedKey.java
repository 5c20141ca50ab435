// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.trust;

import java.util.Optional;
import java.util.Set;
import org.yinzheng.credential.key.P256PublicKey;

/**
 * An issuer's key as the registry knows it. Keys are never deleted: a closed one keeps its interval.
 *
 * @param key build it once with {@link P256PublicKey#ofSpki} and keep it
 * @param alg the COSE algorithm of the registry's entry, −9 for P-256
 * @param opened where the key's confirmation stands in the ledger
 * @param openedAt the record time of that, epoch seconds
 * @param closing how its interval ended; empty while it is open
 * @param notAfter the last second of its planned end, epoch seconds; empty without one
 * @param types numbers of the types that it may sign; empty for every type of its issuer
 */
public record TrustedKey(
        P256PublicKey key,
        int alg,
        KeyUse use,
        LedgerPosition opened,
        long openedAt,
        Optional<KeyClosing> closing,
        Optional<Long> notAfter,
        Set<Integer> types) {
    public TrustedKey {
        types = Set.copyOf(types);
    }

    /** A key without a planned end. */
    public TrustedKey(
            P256PublicKey key,
            int alg,
            KeyUse use,
            LedgerPosition opened,
            long openedAt,
            Optional<KeyClosing> closing,
            Set<Integer> types) {
        this(key, alg, use, opened, openedAt, closing, Optional.empty(), types);
    }

    /** A key for every type of its issuer, without a planned end. */
    public TrustedKey(
            P256PublicKey key,
            int alg,
            KeyUse use,
            LedgerPosition opened,
            long openedAt,
            Optional<KeyClosing> closing) {
        this(key, alg, use, opened, openedAt, closing, Set.of());
    }

    /** Whether the key may sign documents, or the status list, of a type. */
    public boolean signs(int type) {
        return types.isEmpty() || types.contains(type);
    }

    /** Whether the key was open at a place in the ledger, where nothing stands that a key signed after its planned end. */
    public boolean isOpenAt(LedgerPosition position) {
        return !position.isBefore(opened)
                && closing.map(end -> position.isBefore(end.position())).orElse(true);
    }

    /** Whether the key was open at a time; weaker, for a time is what somebody says. */
    public boolean isOpenAt(long time) {
        return time >= openedAt
                && !isClosedAt(time)
                && notAfter.map(end -> time <= end).orElse(true);
    }

    /** Whether the key had been closed at a time. */
    public boolean isClosedAt(long time) {
        return closing.map(end -> time >= end.at()).orElse(false);
    }

    public boolean isCompromised() {
        return closing.map(end -> end.kind() == KeyClosing.Kind.COMPROMISED).orElse(false);
    }
}
