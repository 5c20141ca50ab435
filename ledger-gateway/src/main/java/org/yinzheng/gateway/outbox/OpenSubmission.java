// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.util.Comparator;

/**
 * An open submission in the list of all of them.
 *
 * @param sentAt epoch milliseconds
 */
record OpenSubmission(String id, String mspId, String transactionId, long sentAt) {
    /** The longest waiting first. */
    static final Comparator<OpenSubmission> OLDEST =
            Comparator.comparingLong(OpenSubmission::sentAt).thenComparing(OpenSubmission::id);
}
