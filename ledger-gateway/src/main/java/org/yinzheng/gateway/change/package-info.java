// SPDX-License-Identifier: Apache-2.0
/** How a request becomes a change on the ledger and an HTTP answer; what became of earlier ones. */
@NullMarked
package org.yinzheng.gateway.change;

import org.jspecify.annotations.NullMarked;
