// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.service;

import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.jspecify.annotations.Nullable;

/**
 * The blocks still to be sent for one seek request.
 *
 * @param last inclusive; Fabric's clients say the largest long for "for ever"
 * @param failIfNotReady answer NOT_FOUND at the end of the chain instead of waiting
 * @param headersOnly send header and metadata without data
 */
record BlockRange(long next, long last, boolean failIfNotReady, boolean headersOnly) {

    /** Null if start or stop are missing or the wrong way round. */
    static @Nullable BlockRange of(SeekInfo seek, long height) {
        long first = position(seek.getStart(), height);
        long last = seek.getStop().getTypeCase() == SeekPosition.TypeCase.OLDEST ? 0 : position(seek.getStop(), height);
        if (first < 0 || last < 0 || last < first) {
            return null;
        }
        return new BlockRange(
                first,
                last,
                seek.getBehavior() == SeekInfo.SeekBehavior.FAIL_IF_NOT_READY,
                seek.getContentType() == SeekInfo.SeekContentType.HEADER_WITH_SIG);
    }

    BlockRange advanced() {
        return new BlockRange(next + 1, last, failIfNotReady, headersOnly);
    }

    private static long position(SeekPosition position, long height) {
        return switch (position.getTypeCase()) {
            case OLDEST -> 0;
            case NEWEST -> height - 1;
            case NEXT_COMMIT -> height;
            case SPECIFIED -> specified(position.getSpecified().getNumber());
            case TYPE_NOT_SET -> -1;
        };
    }

    /** The wire's number is unsigned; nobody will see a block beyond the largest long. */
    static long specified(long number) {
        return number < 0 ? Long.MAX_VALUE : number;
    }
}
