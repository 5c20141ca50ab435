// SPDX-License-Identifier: Apache-2.0
/** The way to the ledger: Fabric's Gateway service behind one small interface. */
@NullMarked
package org.yinzheng.gateway.ledger;

import org.jspecify.annotations.NullMarked;
