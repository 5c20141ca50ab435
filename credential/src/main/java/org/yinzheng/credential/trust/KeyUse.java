// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.trust;

/** The one thing that the registry allows a key to sign. */
public enum KeyUse {
    CREDENTIAL,
    STATUS,
    ATTESTATION
}
