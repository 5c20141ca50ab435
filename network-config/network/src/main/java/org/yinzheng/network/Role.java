// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.util.Locale;

/** What a client certificate allows, written in lower case in its attribute {@code yz.role}. */
public enum Role {
    NATIONAL,
    REGISTRAR,
    FINANCE,
    KEEPER,
    CLERK,
    APPROVER,
    CLAIMANT,
    SUPERVISOR,
    AUDITOR;

    /** The word in files and certificates. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
