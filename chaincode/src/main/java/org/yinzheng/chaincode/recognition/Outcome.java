// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

/** How the issuer answers an objection: the licence stands, or it was corrected. */
public enum Outcome {
    UPHELD,
    CORRECTED
}
