// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.bundle;

/** A bundle or record that no known attestation key signed. */
public final class AttestationException extends Exception {
    private static final long serialVersionUID = 1L;

    AttestationException(String rule) {
        super(rule, null, false, false);
    }
}
