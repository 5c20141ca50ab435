// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.jspecify.annotations.Nullable;

/**
 * Answer: the stamp that was made.
 *
 * @param stamp digest of the stamp
 * @param related the red receipt of a reversal, {@code FIS:code:number}
 */
public record StampAnswer(
        String code,
        String number,
        Activity activity,
        long seq,
        String stamp,
        long at,
        @Nullable String related) {}
