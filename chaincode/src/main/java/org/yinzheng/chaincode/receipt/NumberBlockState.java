// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.refusal.Require;

/**
 * State {@code NB}: one lane of a number block granted (申领) by a finance body to a unit. A block is split into lanes so that
 * several transactions can issue from it at the same time; each lane has one in flight.
 *
 * @param block name of the block: {@code code-first}
 * @param lane 0 and up
 * @param unit the issuing unit's social credit code
 * @param first first number of the lane, 10 digits
 * @param last last number of the lane, 10 digits
 * @param next the number issued next; larger than {@code last} when the lane is used up
 * @param grantedBy the finance body's social credit code
 * @param grantedAt record time, epoch seconds
 * @param requestId request that granted the block
 */
public record NumberBlockState(
        String block,
        int lane,
        String code,
        String unit,
        String first,
        String last,
        long next,
        String grantedBy,
        long grantedAt,
        String requestId) {
    /** The name of the block of a code that starts at this number. */
    public static String name(String code, String first) {
        return code + "-" + first;
    }

    static void checkName(@Nullable String block) {
        String name = Require.present(block, "block");
        Require.that(
                name.length() == 19 && name.charAt(8) == '-', "block must be code-first: 8 digits, hyphen, 10 digits");
        ReceiptNumber.checkCode(name.substring(0, 8));
        ReceiptNumber.checkNumber(name.substring(9), "block");
    }

    /** How many numbers are left. */
    public long left() {
        return Math.max(0, Long.parseLong(last) - next + 1);
    }

    NumberBlockState advancedBy(long count) {
        return new NumberBlockState(
                block, lane, code, unit, first, last, next + count, grantedBy, grantedAt, requestId);
    }
}
