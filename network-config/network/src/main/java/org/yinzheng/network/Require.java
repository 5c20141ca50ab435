// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

/** The one way in which a description is refused. */
final class Require {
    private Require() {}

    static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidDescription(otherwise);
        }
    }
}
