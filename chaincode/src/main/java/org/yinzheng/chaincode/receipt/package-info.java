// SPDX-License-Identifier: Apache-2.0
/**
 * Electronic receipts (电子票据): number blocks, issue, stamps, claims, reversal. The contract is the door; the
 * rules and the arithmetic beside it know neither ledger nor clock.
 */
@NullMarked
package org.yinzheng.chaincode.receipt;

import org.jspecify.annotations.NullMarked;
