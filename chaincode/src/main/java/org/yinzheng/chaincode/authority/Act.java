// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.authority;

import org.yinzheng.chaincode.ledger.Ledger;

/**
 * One state-changing call whose caller and request id were accepted.
 *
 * @param argumentsDigest SHA-256 of function and canonical arguments, hex
 */
public record Act(Ledger ledger, Officer officer, String requestId, String argumentsDigest) {}
