// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.web;

import java.io.IOException;

/** A body that goes on after what is accepted. */
final class BodyTooLargeException extends IOException {

    static final String ACCEPTED = "A JSON body of at most 64 KiB is accepted.";

    private static final long serialVersionUID = 1L;

    BodyTooLargeException() {
        super(ACCEPTED);
    }
}
