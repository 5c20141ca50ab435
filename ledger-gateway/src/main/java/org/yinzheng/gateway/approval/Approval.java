// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one person asked for and another decides. It is never deleted: it is the record of who asked and who confirmed.
 *
 * @param id UUID
 * @param subject public identifier of what is to be changed
 * @param askedBy account; the officer is the pseudonym in its certificate
 * @param askedAt epoch milliseconds, as the others
 * @param expiresAt nobody can confirm it afterwards
 * @param decidedBy account
 * @param steps how many changes it is made of; done and refused are those settled
 */
public record Approval(
        String id,
        String organisation,
        String agency,
        String kind,
        String subject,
        String digest,
        State state,
        String askedBy,
        String askedOfficer,
        long askedAt,
        long expiresAt,
        @Nullable String decidedBy,
        @Nullable String decidedOfficer,
        @Nullable Long decidedAt,
        int steps,
        int done,
        int refused) {
    /** Where it stands. */
    public enum State {
        /** Waits for a second person. */
        OPEN,
        /** Confirmed; being carried out, also after a restart. */
        CONFIRMED,
        /** Carried out: every step is recorded or refused. */
        DONE,
        /** Refused by a second person. */
        REFUSED,
        /** Withdrawn by who asked. */
        WITHDRAWN,
        /** Nobody confirmed it in time. */
        EXPIRED
    }

    /** Open ones expire by the clock alone. */
    Approval asOf(Instant now) {
        boolean over = state == State.OPEN && expiresAt <= now.toEpochMilli();
        return over ? with(State.EXPIRED) : this;
    }

    private Approval with(State other) {
        return new Approval(
                id,
                organisation,
                agency,
                kind,
                subject,
                digest,
                other,
                askedBy,
                askedOfficer,
                askedAt,
                expiresAt,
                decidedBy,
                decidedOfficer,
                decidedAt,
                steps,
                done,
                refused);
    }
}
