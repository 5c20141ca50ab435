// SPDX-License-Identifier: Apache-2.0
/** What the ledger said, when: every version of the records a check needs, by ledger position and time. */
@NullMarked
package org.yinzheng.verifier.readmodel;

import org.jspecify.annotations.NullMarked;
