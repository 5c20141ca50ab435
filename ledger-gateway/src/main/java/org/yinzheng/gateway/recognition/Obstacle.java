// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

/** Why a document that was shown cannot be recognised here now; the page says for each what would be accepted. */
enum Obstacle {
    /** A receipt: only licences are recognised, a receipt is claimed upon. */
    NOT_A_LICENCE,
    /** Issued in the officer's own region, where it counts by itself. */
    OWN_REGION,
    /** Signed by the issuer, but the ledger has no such licence. */
    NOT_RECORDED,
    /** Suspended, ended, replaced or moved. */
    NOT_VALID,
    NOT_YET_VALID,
    EXPIRED,
    /** The licence stands, but a newer code took this one's place. */
    CODE_CLOSED,
    /** No agreement in force covers both regions and the type. */
    NO_AGREEMENT,
    /** Every agreement in force demands a field that was not shown. */
    NOT_ENOUGH_SHOWN
}
