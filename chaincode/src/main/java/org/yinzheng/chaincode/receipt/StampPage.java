// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.List;

/** Answer of {@code History}; {@code more} says whether others follow. */
public record StampPage(List<Stamp> stamps, boolean more) {
    public StampPage {
        stamps = List.copyOf(stamps);
    }
}
