// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.watch;

/** How near an end is. */
public enum Notice {
    /** More than sixty days. */
    NONE(Double.MAX_VALUE),
    /** Sixty days or less: order the new one. */
    SIXTY_DAYS(60),
    /** Thirty days or less: put the new one in place. */
    THIRTY_DAYS(30),
    /** Seven days or less: today. */
    SEVEN_DAYS(7),
    /** It is over. */
    EXPIRED(0);

    private final double within;

    Notice(double within) {
        this.within = within;
    }

    /** The most urgent notice for so many days. */
    public static Notice of(double daysLeft) {
        var notice = NONE;
        for (var one : values()) {
            if (daysLeft <= one.within) {
                notice = one;
            }
        }
        return notice;
    }

    boolean urgent() {
        return this == SEVEN_DAYS || this == EXPIRED;
    }
}
