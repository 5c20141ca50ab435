// SPDX-License-Identifier: Apache-2.0
/** The one JSON of the ledger: sorted keys, integers only, strict. No shim classes. */
@NullMarked
package org.yinzheng.chaincode.json;

import org.jspecify.annotations.NullMarked;
