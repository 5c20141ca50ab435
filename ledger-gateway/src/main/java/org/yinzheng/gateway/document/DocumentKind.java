// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

/** The families of off-chain documents. */
public enum DocumentKind {
    /** An electronic licence 证照; its identifier is the licence identifier. */
    LICENCE,
    /** An electronic receipt 票据; its identifier is {@code code:number}. */
    RECEIPT,
    /** A text of which the ledger holds only a salted digest: a cause, a legal basis; its identifier is that digest. */
    TEXT
}
