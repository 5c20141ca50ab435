// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

/**
 * Request, on the common namespace: exclusive use of a fully digital invoice.
 *
 * @param number 20 digits
 * @param kind code, such as REIMBURSEMENT
 */
public record StampInvoice(String requestId, String number, String kind) {}
