// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.chaincode.registry.KeyState.Closing;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;

/**
 * An issuing key as of a moment, for a page.
 *
 * @param until epoch seconds of its end: closed, or planned; absent where none is planned
 * @param daysLeft whole days until the planned end; absent where it signs nothing, or no end is planned
 * @param closable whether this person may ask for its closing
 * @param confirmable whether this person may confirm it: a second officer of its agency
 */
record KeyRow(
        KeyState key,
        Standing standing,
        @Nullable Long until,
        @Nullable Long daysLeft,
        boolean closable,
        boolean confirmable) {
    /** What asks for something first; of the same standing the nearest end first. */
    static final Comparator<KeyRow> ORDER = Comparator.comparing((KeyRow row) -> row.standing)
            .thenComparing(row -> row.until == null ? Long.MAX_VALUE : row.until)
            .thenComparing(row -> row.key.kid());

    private static final long SOON = 30;

    /** What is to be known of a key at one glance. */
    enum Standing {
        /** Signs, and its planned end is near. */
        ENDING,
        /** Proposed by one officer; signs nothing before a second one confirms it. */
        PENDING,
        ACTIVE,
        /** Past its planned end. */
        ENDED,
        CLOSED,
        COMPROMISED
    }

    /** @param own the reader's agency and all that it succeeded */
    static KeyRow of(KeyState key, Instant now, Caller reader, List<String> own) {
        return of(key, now, mayClose(key, reader, own), mayConfirm(key, reader));
    }

    static KeyRow of(KeyState key, Instant now, boolean mayClose, boolean mayConfirm) {
        var left = left(key, now);
        return new KeyRow(
                key,
                standing(key, left),
                key.closedAt() == null ? key.notAfter() : key.closedAt(),
                left != null && left >= 0 ? left : null,
                key.status() != KeyState.Status.CLOSED && mayClose,
                key.status() == KeyState.Status.PENDING && mayConfirm);
    }

    private static @Nullable Long left(KeyState key, Instant now) {
        if (key.notAfter() == null || key.status() == KeyState.Status.CLOSED) {
            return null;
        }
        long seconds = key.notAfter() - now.getEpochSecond();
        return Math.floorDiv(seconds, Duration.ofDays(1).toSeconds());
    }

    private static Standing standing(KeyState key, @Nullable Long left) {
        return switch (key.status()) {
            case CLOSED -> key.closing() == Closing.COMPROMISED ? Standing.COMPROMISED : Standing.CLOSED;
            case PENDING -> Standing.PENDING;
            case ACTIVE -> left == null || left > SOON ? Standing.ACTIVE : left < 0 ? Standing.ENDED : Standing.ENDING;
        };
    }

    /** A successor closes the keys that it took over, and confirms none. */
    private static boolean mayClose(KeyState key, Caller reader, List<String> own) {
        return reader.identity().roles().contains(Role.REGISTRAR) || looksAfter(key, reader, own);
    }

    private static boolean mayConfirm(KeyState key, Caller reader) {
        return looksAfter(key, reader, List.of(reader.agency()))
                && !key.proposedBy().equals(reader.identity().officer());
    }

    private static boolean looksAfter(KeyState key, Caller reader, List<String> agencies) {
        var roles = reader.identity().roles();
        return agencies.contains(key.agency()) && (roles.contains(Role.KEEPER) || roles.contains(Role.APPROVER));
    }
}
