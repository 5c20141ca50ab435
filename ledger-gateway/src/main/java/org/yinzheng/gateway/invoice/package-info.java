// SPDX-License-Identifier: Apache-2.0
/** Use of fully digital invoices (数电票): the tax platform issues them, the ledger prevents that one is booked twice. */
@NullMarked
package org.yinzheng.gateway.invoice;

import org.jspecify.annotations.NullMarked;
