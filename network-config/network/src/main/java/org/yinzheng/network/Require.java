// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.util.function.Supplier;

/** The one way in which a description is refused. */
final class Require {
    private Require() {}

    /** @param member the member at fault, empty for the whole */
    static void that(boolean holds, String member, String otherwise) {
        if (!holds) {
            throw new InvalidDescription(member.isEmpty() ? "" : "/" + member, otherwise);
        }
    }

    /** Builds a part of the description that stands at this place; a refusal of it names the place. */
    static <T> T at(String pointer, Supplier<T> part) {
        try {
            return part.get();
        } catch (InvalidDescription e) {
            throw e.under(pointer);
        }
    }
}
