// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.yinzheng.chaincode.receipt.NumberBlockState;

/**
 * A granted block and how far it is used, its lanes added up.
 *
 * @param unit social credit code of the unit that issues from it
 * @param first first number, 10 digits
 * @param last last number, 10 digits
 * @param grantedAt epoch seconds
 */
@Schema(name = "NumberBlockUse")
record BlockUse(
        String block,
        String code,
        String unit,
        String first,
        String last,
        long granted,
        long used,
        long left,
        int lanes,
        long grantedAt) {
    /** The blocks of these lanes, in their order. */
    static List<BlockUse> of(Collection<NumberBlockState> lanes) {
        var blocks = new LinkedHashMap<String, BlockUse>();
        lanes.forEach(lane -> blocks.merge(lane.block(), of(lane), BlockUse::with));
        return List.copyOf(blocks.values());
    }

    private static BlockUse of(NumberBlockState lane) {
        long granted = Long.parseLong(lane.last()) - Long.parseLong(lane.first()) + 1;
        return new BlockUse(
                lane.block(),
                lane.code(),
                lane.unit(),
                lane.first(),
                lane.last(),
                granted,
                granted - lane.left(),
                lane.left(),
                1,
                lane.grantedAt());
    }

    private BlockUse with(BlockUse lane) {
        return new BlockUse(
                block,
                code,
                unit,
                first.compareTo(lane.first) < 0 ? first : lane.first,
                last.compareTo(lane.last) > 0 ? last : lane.last,
                granted + lane.granted,
                used + lane.used,
                left + lane.left,
                lanes + lane.lanes,
                grantedAt);
    }

    /** Whole per cent that are used. */
    public int percent() {
        return (int) (100 * used / granted);
    }
}
