// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verdict;

/**
 * The steps of a verification in their order. The first that fails decides; those after it are not made. Answers on
 * printed codes leave out those of the wallet profile.
 */
public enum CheckStep {
    SIZE,
    PREFIX,
    BASE32,
    CBOR,
    HEADERS,
    CLAIMS,
    /** Whether the holder shows this, now, to this verifier. */
    PRESENTATION,
    KEY,
    ALGORITHM,
    SIGNATURE,
    AUTHORITY,
    /** Whether what the holder shows is what the issuer signed. */
    DISCLOSURES,
    FIELDS,
    RECORD,
    STATE,
    DATES,
    RECOGNITION;

    /** Whether the step belongs to the wallet profile alone. */
    public boolean isWalletOnly() {
        return this == PRESENTATION || this == DISCLOSURES;
    }
}
