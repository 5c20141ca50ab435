// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

/** Where a job stands. */
enum JobState {
    /** The rows are being read and checked; a job that a dead process left here is thrown away with its rows. */
    READING,
    /** Read and checked, nothing is issued. */
    CHECKED,
    /** Rows are being issued, also after a restart. */
    RUNNING,
    /** Stopped by a person or, with a reason, by the gateway; what is issued stays issued. */
    PAUSED,
    /** Every row is issued, refused or bad. */
    DONE,
    /** Given up by a person; what was issued before stays issued. */
    DISCARDED
}
