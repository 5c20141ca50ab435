// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

/** Request, on the common namespace: the claimant gives an invoice back. */
public record ReleaseInvoice(String requestId, String number, String reason) {}
