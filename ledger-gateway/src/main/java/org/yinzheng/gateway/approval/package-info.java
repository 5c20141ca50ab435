// SPDX-License-Identifier: Apache-2.0
/**
 * Four eyes: what one person asks for, a second one of the same agency confirms before anything reaches the ledger. Features
 * say what needs it by a {@link org.yinzheng.gateway.approval.FourEyes}.
 */
@NullMarked
package org.yinzheng.gateway.approval;

import org.jspecify.annotations.NullMarked;
