// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import tools.jackson.databind.node.ObjectNode;

/**
 * What a request is told about its change.
 *
 * @param answer with transaction id and block when it is recorded; otherwise the submission's state alone
 * @param repeated the change was made by an earlier request with the same key
 */
public record Outcome(Submission submission, ObjectNode answer, boolean repeated) {
    public boolean recorded() {
        return submission.state() == SubmissionState.RECORDED;
    }
}
