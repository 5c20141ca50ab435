// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

/** What an issuing key may sign; exactly one of these. */
public enum KeyUse {
    CREDENTIAL,
    STATUS,
    ATTESTATION
}
