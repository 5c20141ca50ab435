// SPDX-License-Identifier: Apache-2.0
/** What the follower hands on once it has checked a block: positions, writes, transactions. The entry point is {@link org.yinzheng.verifier.ledger.LedgerBlock}. */
@NullMarked
package org.yinzheng.verifier.ledger;

import org.jspecify.annotations.NullMarked;
