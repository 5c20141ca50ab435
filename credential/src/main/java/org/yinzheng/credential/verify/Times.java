// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.yinzheng.credential.print.PrintClaims;

/** Moments as people in China read them. */
final class Times {
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(PrintClaims.ZONE);

    private Times() {}

    static String shown(long seconds) {
        return SHOWN.format(Instant.ofEpochSecond(seconds));
    }

    static LocalDate day(long seconds) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(seconds), PrintClaims.ZONE);
    }
}
