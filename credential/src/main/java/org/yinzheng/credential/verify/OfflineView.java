// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.status.LicenceStatus;

/** What a verifier carries for when the ledger is out of reach. Each part has its own age. */
public interface OfflineView {

    /** The number of blocks that it was made from. */
    long height();

    /** As of when issuers, keys and types are known, epoch seconds. */
    long registryTime();

    /** As of when agreements are known, epoch seconds. */
    long agreementsTime();

    /**
     * The state of a licence and of one of its credentials, as far as a status list is carried.
     *
     * @param digest of the credential
     */
    Status status(String iss, int type, long index, LedgerDigest digest);

    /** What the list of an issuer and a type says. */
    sealed interface Status {
        /** No list is carried, or it does not reach so far. */
        record NotCarried() implements Status {}

        /** A list is carried, but it cannot be believed. */
        record Refused(String fault) implements Status {}

        /**
         * What was so at a time.
         *
         * @param closing of the credential, where the licence is valid
         * @param at when the list was signed, epoch seconds
         * @param until when it is too old by its own word, epoch seconds
         */
        record Known(LicenceStatus status, Closing closing, long at, long until) implements Status {}
    }

    /** Whether a credential was closed while its licence went on, as a lost phone's is. */
    enum Closing {
        OPEN,
        CLOSED,
        /** The list says nothing of single credentials. */
        NOT_TOLD
    }
}
