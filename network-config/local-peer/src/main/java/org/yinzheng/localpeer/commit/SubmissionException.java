// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.commit;

import org.hyperledger.fabric.protos.common.Status;

/** Why an envelope was not taken for ordering, with the status an orderer would answer. */
public final class SubmissionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Status status;

    SubmissionException(Status status, String message) {
        super(message);
        this.status = status;
    }

    public Status status() {
        return status;
    }
}
