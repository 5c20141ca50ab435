// SPDX-License-Identifier: Apache-2.0
/** Receipts: number blocks, issue, stamps, reversal, reading. */
@NullMarked
package org.yinzheng.gateway.receipt;

import org.jspecify.annotations.NullMarked;
