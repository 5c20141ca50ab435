// SPDX-License-Identifier: Apache-2.0
/** Every change on its way to the ledger: stored before it is sent, asked again until its outcome is known. */
@NullMarked
package org.yinzheng.gateway.outbox;

import org.jspecify.annotations.NullMarked;
