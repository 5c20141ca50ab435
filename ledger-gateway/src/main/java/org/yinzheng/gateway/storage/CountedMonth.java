// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.storage;

import java.time.Instant;
import java.time.YearMonth;
import org.yinzheng.credential.print.PrintClaims;

/** A month in China as tables of sums have it: year * 100 + month, 202611 for November 2026. */
public final class CountedMonth {
    /** Stands for all months together. */
    public static final int ALL = 0;

    private CountedMonth() {}

    public static int of(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    public static int of(Instant at) {
        return of(YearMonth.from(at.atZone(PrintClaims.ZONE)));
    }
}
