// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.identity;

/** An identity that no organisation of the channel vouches for. The message names no person. */
public final class IdentityException extends Exception {
    private static final long serialVersionUID = 1L;

    public IdentityException(String message) {
        super(message);
    }
}
