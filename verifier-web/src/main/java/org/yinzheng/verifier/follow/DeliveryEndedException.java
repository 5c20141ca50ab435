// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

/** The peer stopped sending: a reason to dial again, not a reason to doubt a block. */
final class DeliveryEndedException extends Exception {

    private static final long serialVersionUID = 1L;

    DeliveryEndedException(String reason) {
        super(reason);
    }
}
