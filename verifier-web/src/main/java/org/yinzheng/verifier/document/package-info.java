// SPDX-License-Identifier: Apache-2.0
/** What the ledger recorded of a document: its digest's record and its state at a place in the ledger. */
@NullMarked
package org.yinzheng.verifier.document;

import org.jspecify.annotations.NullMarked;
