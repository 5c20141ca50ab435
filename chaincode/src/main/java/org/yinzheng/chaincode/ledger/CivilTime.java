// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days as the documents mean them: civil time of China, UTC+8 all year. Pure, and the same on every JVM. */
public final class CivilTime {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private CivilTime() {}

    /** The day of a moment in epoch seconds. */
    public static LocalDate day(long epochSeconds) {
        return Instant.ofEpochSecond(epochSeconds).atOffset(CHINA).toLocalDate();
    }

    /** The first second after an ISO date, when a document valid to that day has expired. */
    public static long endOf(String isoDate) {
        return LocalDate.parse(isoDate).plusDays(1).atStartOfDay().toEpochSecond(CHINA);
    }
}
