// SPDX-License-Identifier: Apache-2.0
/** What every network must keep about receipts. {@link org.yinzheng.conformance.receipt.ReceiptSuite} is the entry. */
@NullMarked
package org.yinzheng.conformance.receipt;

import org.jspecify.annotations.NullMarked;
