// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.counter;

import io.swagger.v3.oas.annotations.media.Schema;
import org.yinzheng.gateway.document.DocumentKind;

/**
 * One hand-out at the counter, without the person's data.
 *
 * @param officer pseudonym of who handed it out
 * @param at epoch milliseconds
 */
@Schema(name = "HandedOut")
public record HandedOut(String handOutId, DocumentKind kind, String identifier, Asker asker, String officer, long at) {
    /** Who stood at the counter. */
    public enum Asker {
        HOLDER,
        PROXY
    }
}
