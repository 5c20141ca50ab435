// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.util.Optional;
import java.util.Set;
import org.yinzheng.credential.trust.LedgerPosition;
import org.yinzheng.credential.verdict.ShownDocument.ReceiptFlag;

/** What the ledger knows of a credential's digest, with the state as of the moment that is asked about. */
public sealed interface LedgerRecord {

    /** Where the digest was recorded: the issuing transaction, or the one that bound a further digest. */
    LedgerPosition position();

    /** The record time of that, epoch seconds. */
    long recordedAt();

    /** The type's number. */
    int type();

    /** The issuing agency's social credit code. */
    String agency();

    /** A licence's states. */
    enum LicenceState {
        VALID,
        SUSPENDED,
        /** Ended by time when there is no successor, replaced when there is one. */
        LAPSED,
        /** 注销 */
        CANCELLED,
        /** 撤销 */
        WITHDRAWN,
        /** 吊销 */
        REVOKED,
        /** To another region; taken in there when there is a successor. */
        MOVED_OUT
    }

    /**
     * A licence.
     *
     * @param licenceId the whole identifier
     * @param statusIndex the index in the status list
     * @param digestClosed whether this digest was unbound: another credential of the same licence took its place
     * @param stateSince the record time of the last change of state, epoch seconds
     * @param cause the code of the reason for the state, where one was given
     * @param successor the identifier of the licence that took its place
     * @param movedTo the region to which it moves or moved
     */
    record Licence(
            LedgerPosition position,
            long recordedAt,
            int type,
            String agency,
            String licenceId,
            long statusIndex,
            boolean digestClosed,
            LicenceState state,
            long stateSince,
            Optional<String> cause,
            Optional<String> successor,
            Optional<String> movedTo)
            implements LedgerRecord {}

    /**
     * A receipt.
     *
     * @param code 8 digits
     * @param number 10 digits
     * @param batch 32 hexadecimal digits
     * @param leaf the index in the batch
     * @param reversal set once it is reversed
     * @param claims set while any claim on it is open
     */
    record Receipt(
            LedgerPosition position,
            long recordedAt,
            int type,
            String agency,
            String code,
            String number,
            String batch,
            long leaf,
            Optional<Reversal> reversal,
            Optional<Claims> claims,
            Set<ReceiptFlag> flags)
            implements LedgerRecord {
        public Receipt {
            flags = Set.copyOf(flags);
        }
    }

    /** A reversal 冲红: when, and the red receipt's {@code code:number}. */
    record Reversal(long at, String redReceipt) {}

    /**
     * The open claims on a receipt.
     *
     * @param lastAt the record time of the latest, epoch seconds
     * @param restFen what is left, where the verifier could open it with the secret that follows from the cti
     */
    record Claims(long lastAt, Optional<Long> restFen) {}
}
