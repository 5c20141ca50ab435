// SPDX-License-Identifier: Apache-2.0
/** Blocks, state and history on disk: one SQLite file, one writer. */
@NullMarked
package org.yinzheng.localpeer.ledger;

import org.jspecify.annotations.NullMarked;
