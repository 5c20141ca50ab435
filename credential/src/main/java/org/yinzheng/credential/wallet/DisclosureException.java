// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.wallet;

/** Disclosures that do not belong to what the issuer signed. */
public final class DisclosureException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What was wrong, in the order in which it is looked for. */
    public enum Fault {
        /** One disclosure stands there twice. */
        DOUBLED,
        /** The issuer signed no digest of it. */
        NOT_SIGNED,
        /** The issuer signed it, but it is not a salt, fields and a group's key. */
        NOT_EXACT,
        /** Two disclosures have one group's key, or one field is shown twice. */
        FIELD_TWICE
    }

    private final Fault fault;

    DisclosureException(Fault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
