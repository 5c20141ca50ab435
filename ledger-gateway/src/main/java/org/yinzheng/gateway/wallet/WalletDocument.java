// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import io.swagger.v3.oas.annotations.media.Schema;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.gateway.document.DocumentKind;

/**
 * What a wallet is handed, once and for its key alone.
 *
 * @param identifier of the licence; of a receipt {@code code:number}
 * @param profile WALLET: an SD-CWT with all its disclosures, to be shown under the key. PRINT: the bearer code of a receipt
 * @param credential WALLET: the message, base64url; PRINT: the code's text
 * @param digest by which the ledger knows the credential, hex
 * @param agency the issuer's social credit code
 * @param verifier address of the page that codes link to
 * @param now epoch seconds here: phones are minutes off
 */
@Schema(name = "WalletDocument")
record WalletDocument(
        DocumentKind kind,
        String identifier,
        Profile profile,
        String credential,
        String digest,
        WalletType type,
        String agency,
        Labels issuer,
        String verifier,
        long now) {
    enum Profile {
        WALLET,
        PRINT
    }

    /** Never the credential. */
    @Override
    public String toString() {
        return "WalletDocument[" + kind + "]";
    }
}
