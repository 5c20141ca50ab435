// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.ledger;

import org.yinzheng.chaincode.refusal.RefusedException;

/** A contract said no before anything was sent to be ordered: nothing is recorded. */
public final class LedgerRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String text;

    /**
     * @param code stable, upper snake case
     * @param text the contract's own words, without personal data
     */
    public LedgerRefusal(String code, String text) {
        super(code + ": " + text);
        this.code = code;
        this.text = text;
    }

    /** A record of the ledger that refused to be made here: the same code and words as from the ledger itself. */
    public static LedgerRefusal of(RefusedException refused) {
        var message = String.valueOf(refused.getMessage());
        var text = message.substring(message.indexOf(':') + 1).strip();
        return new LedgerRefusal(refused.refusal().name(), text);
    }

    public String code() {
        return code;
    }

    public String text() {
        return text;
    }
}
