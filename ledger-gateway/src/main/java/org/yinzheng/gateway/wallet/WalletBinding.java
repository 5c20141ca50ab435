// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import org.yinzheng.gateway.document.DocumentId;

/**
 * Which key was given which credential.
 *
 * @param digest the credential's ledger digest, hex
 * @param holderKey the COSE_Key, base64url
 * @param agency the issuer's social credit code
 * @param boundAt epoch seconds
 */
record WalletBinding(String digest, String holderKey, DocumentId document, String agency, long boundAt) {}
