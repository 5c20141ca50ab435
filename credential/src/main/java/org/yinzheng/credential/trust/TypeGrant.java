// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.trust;

import java.util.Optional;

/** The right to issue a type, from one place in the ledger until before another. */
public record TypeGrant(int type, LedgerPosition from, Optional<LedgerPosition> until) {

    /** Whether the grant covers the type at a place; at the end of what is known when no place is given. */
    public boolean covers(int wanted, Optional<LedgerPosition> position) {
        if (type != wanted) {
            return false;
        }
        return position.map(place ->
                        !place.isBefore(from) && until.map(place::isBefore).orElse(true))
                .orElse(until.isEmpty());
    }
}
