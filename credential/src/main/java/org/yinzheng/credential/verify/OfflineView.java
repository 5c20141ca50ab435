// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import org.yinzheng.credential.status.LicenceStatus;

/** What a verifier carries for when the ledger is out of reach. Each part has its own age. */
public interface OfflineView {

    /** The number of blocks that it was made from. */
    long height();

    /** As of when issuers, keys and types are known, epoch seconds. */
    long registryTime();

    /** As of when agreements are known, epoch seconds. */
    long agreementsTime();

    /** The state of a licence, as far as a status list is carried. */
    Status status(String iss, int type, long index);

    /** What the list of an issuer and a type says. */
    sealed interface Status {
        /** No list is carried, or it does not reach so far. */
        record NotCarried() implements Status {}

        /** A list is carried, but it cannot be believed. */
        record Refused(String fault) implements Status {}

        /**
         * What was so at a time.
         *
         * @param at when the list was signed, epoch seconds
         * @param until when it is too old by its own word, epoch seconds
         */
        record Known(LicenceStatus status, long at, long until) implements Status {}
    }
}
