// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the events {@code licence.issued}, {@code licence.replaced}, {@code licence.changed} and
 * {@code licence.transferred-in} carry: identifiers and digests only.
 *
 * @param licences the licences touched
 * @param digests credentials recorded or closed
 * @param state state of the (first) licence after it
 * @param successor identifier of the licence that follows
 */
public record LicenceEvent(
        Operation operation,
        List<String> licences,
        List<String> digests,
        LicenceStatus state,
        @Nullable String successor,
        String requestId) {
    public LicenceEvent {
        licences = List.copyOf(licences);
        digests = List.copyOf(digests);
    }
}
