// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

/** What does not look like every day's work; something to look at, not a finding of guilt. */
enum OddKind {
    /** Uses by one officer in one day. */
    BUSY_OFFICER(100),
    /** Uses of one licence in one day. */
    BUSY_LICENCE(20),
    /** Ends by one issuer in one day. */
    MANY_ENDS(50),
    /** Refusals by an agency that refuses more than half. */
    REFUSES_MOST(4),
    /** Uses of one agency between midnight and six. */
    AT_NIGHT(5);

    private final long usual;

    OddKind(long usual) {
        this.usual = usual;
    }

    /** More than so many are odd. */
    long usual() {
        return usual;
    }
}
