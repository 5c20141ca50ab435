// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.counter;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Who stood at the counter, as it was recorded; sealed until somebody may read it.
 *
 * @param name of the person
 * @param number of that person's identity document
 * @param mandate of a proxy; empty for the holder
 */
@Schema(name = "AskedFor")
record AskedFor(String name, String number, String mandate) {
    /** Never the person. */
    @Override
    public String toString() {
        return "AskedFor[sealed]";
    }
}
