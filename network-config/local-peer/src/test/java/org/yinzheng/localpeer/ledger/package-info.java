// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.yinzheng.localpeer.ledger;

import org.jspecify.annotations.NullMarked;
