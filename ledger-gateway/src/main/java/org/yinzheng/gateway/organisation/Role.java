// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.organisation;

import java.util.Locale;

/** What a registered client identity may do; the words of the certificate attribute {@code yz.role}. */
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

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw new IllegalArgumentException("unknown role in a certificate: " + word);
    }
}
