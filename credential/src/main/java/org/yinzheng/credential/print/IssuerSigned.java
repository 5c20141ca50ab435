// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.print;

import org.yinzheng.credential.key.KeyId;
import org.yinzheng.credential.record.LedgerDigest;

/** What an issuer signed, in either profile, as far as both are judged alike. Arrays are shared: do not change them. */
public interface IssuerSigned {

    /** The claims that everybody sees. */
    PrintClaims claims();

    /** The algorithm that the message names. */
    long alg();

    /** The hint to the issuer's key. */
    KeyId kid();

    /** r‖s. */
    byte[] signature();

    /** What the signature covers. */
    byte[] sigStructure();

    /** By which the ledger knows this credential, however it is shown. */
    LedgerDigest digest();
}
