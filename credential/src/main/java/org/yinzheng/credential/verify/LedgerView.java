// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.util.Optional;
import org.yinzheng.credential.print.CredentialId;
import org.yinzheng.credential.record.LedgerDigest;

/** The ledger as a verifier has seen it. Implementations answer from memory or from their own store. */
public interface LedgerView {

    /** The number of blocks seen. */
    long height();

    /** The latest time in a valid transaction seen, epoch seconds; 0 while that runs ahead of the verifier's clock. */
    long time();

    /**
     * The record of a credential, with its state as of the moment asked about, even where the record is younger.
     *
     * @param cti opens a receipt's sealed rest
     */
    Optional<LedgerRecord> find(LedgerDigest digest, CredentialId cti);
}
