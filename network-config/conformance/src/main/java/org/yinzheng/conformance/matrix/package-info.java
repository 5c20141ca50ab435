// SPDX-License-Identifier: Apache-2.0
/** Who is refused at the ledger: every operation against everybody who may not, through Fabric's own client. */
@NullMarked
package org.yinzheng.conformance.matrix;

import org.jspecify.annotations.NullMarked;
