// SPDX-License-Identifier: Apache-2.0
/** What every contract stands on: keys, the caller, the ledger's reads and writes, and the rule of request ids. */
@NullMarked
package org.yinzheng.chaincode.ledger;

import org.jspecify.annotations.NullMarked;
