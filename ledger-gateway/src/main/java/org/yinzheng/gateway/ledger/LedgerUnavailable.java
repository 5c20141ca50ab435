// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.ledger;

/**
 * The peer did not answer, or could not. After {@code evaluate} and {@code endorse} nothing is recorded; after
 * {@code submit} and {@code awaitCommit} the outcome is unknown.
 */
public final class LedgerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param stage evaluate, endorse, submit or commit-status */
    public LedgerUnavailable(String stage, String status, Throwable cause) {
        super(stage + " failed: " + status, cause);
    }
}
