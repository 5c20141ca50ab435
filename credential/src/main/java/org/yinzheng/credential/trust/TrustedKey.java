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
 * @param types numbers of the types that it may sign; empty for every type of its issuer
 */
public record TrustedKey(
        P256PublicKey key,
        int alg,
        KeyUse use,
        LedgerPosition opened,
        long openedAt,
        Optional<KeyClosing> closing,
        Set<Integer> types) {
    public TrustedKey {
        types = Set.copyOf(types);
    }

    /** A key for every type of its issuer. */
    public TrustedKey(
            P256PublicKey key,
            int alg,
            KeyUse use,
            LedgerPosition opened,
            long openedAt,
            Optional<KeyClosing> closing) {
        this(key, alg, use, opened, openedAt, closing, Set.of());
    }

    /** Whether the key may sign documents of a type. */
    public boolean signs(int type) {
        return types.isEmpty() || types.contains(type);
    }

    /** Whether the key was open at a place in the ledger. */
    public boolean isOpenAt(LedgerPosition position) {
        return !position.isBefore(opened)
                && closing.map(end -> position.isBefore(end.position())).orElse(true);
    }

    /** Whether the key was open at a time; weaker, for a time is what somebody says. */
    public boolean isOpenAt(long time) {
        return time >= openedAt && closing.map(end -> time < end.at()).orElse(true);
    }

    public boolean isCompromised() {
        return closing.map(end -> end.kind() == KeyClosing.Kind.COMPROMISED).orElse(false);
    }
}
