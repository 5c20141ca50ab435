// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yinzheng.chaincode.refusal.Refusal;

/** Which numbers may be granted and issued: inside the block, no gap, no overlap. Pure. */
final class NumberBlockRules {
    static final int MOST_LANES = 64;
    static final long LARGEST_BLOCK = 10_000_000;

    private static final int NATIONAL = 100_000;

    private NumberBlockRules() {}

    /**
     * Whether a block may be granted.
     *
     * @param nextFree the smallest number of the code not granted yet
     * @param region the finance body's region, 6 digits
     * @return nothing if it may, else the reason
     */
    static Optional<Refusal> grant(String code, long first, long last, int lanes, long nextFree, String region) {
        if (!code.startsWith(codePrefix(region))) {
            return Optional.of(Refusal.CODE_NOT_OF_REGION);
        }
        if (first < 1 || last < first || last - first >= LARGEST_BLOCK) {
            return Optional.of(Refusal.BLOCK_RANGE_WRONG);
        }
        if (lanes < 1 || lanes > MOST_LANES || lanes > last - first + 1) {
            return Optional.of(Refusal.LANES_WRONG);
        }
        return first < nextFree ? Optional.of(Refusal.BLOCK_OVERLAPS) : Optional.empty();
    }

    /** The first two digits of a receipt code: those of the region; 00 for the national finance body. */
    static String codePrefix(String region) {
        return Integer.parseInt(region) == NATIONAL ? "00" : region.substring(0, 2);
    }

    /** First numbers of the lanes of a block, and behind them the number after its last. */
    static List<Long> laneBorders(long first, long last, int lanes) {
        long size = last - first + 1;
        List<Long> borders = new ArrayList<>();
        for (int lane = 0; lane <= lanes; lane++) {
            borders.add(first + size * lane / lanes);
        }
        return List.copyOf(borders);
    }

    /** Whether this many numbers from {@code first} may be issued from a lane. */
    static Optional<Refusal> issue(NumberBlockState lane, long first, long count) {
        if (first < lane.next()) {
            return Optional.of(Refusal.NUMBER_TAKEN);
        }
        if (first > lane.next()) {
            return Optional.of(Refusal.NUMBER_NOT_NEXT);
        }
        return count > lane.left() ? Optional.of(Refusal.BLOCK_USED_UP) : Optional.empty();
    }
}
