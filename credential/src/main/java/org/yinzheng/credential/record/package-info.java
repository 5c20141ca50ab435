// SPDX-License-Identifier: Apache-2.0
/** What a credential leaves on the ledger: its digest and, for receipts, its leaf. */
@NullMarked
package org.yinzheng.credential.record;

import org.jspecify.annotations.NullMarked;
