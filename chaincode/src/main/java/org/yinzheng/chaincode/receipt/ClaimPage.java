// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.List;

/** Answer of {@code Claims}; {@code more} says whether others follow. */
public record ClaimPage(List<Claim> claims, boolean more) {
    public ClaimPage {
        claims = List.copyOf(claims);
    }
}
