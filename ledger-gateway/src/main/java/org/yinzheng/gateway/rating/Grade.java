// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.rating;

/** The five grades (GB/T 39735), the best first. The three upper ones count as satisfied. */
public enum Grade {
    VERY_SATISFIED,
    SATISFIED,
    FAIRLY_SATISFIED,
    DISSATISFIED,
    VERY_DISSATISFIED;

    /** Whether a reason is asked for. */
    public boolean low() {
        return this == DISSATISFIED || this == VERY_DISSATISFIED;
    }
}
