// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

/** A {@code network.yaml} that cannot be used. The message names the place and what is accepted there. */
public final class InvalidDescription extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidDescription(String message) {
        super(message);
    }

    InvalidDescription(String message, Throwable cause) {
        super(message, cause);
    }
}
