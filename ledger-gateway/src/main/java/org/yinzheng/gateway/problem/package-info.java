// SPDX-License-Identifier: Apache-2.0
/** Refusals as RFC 9457 problems with stable codes. */
@NullMarked
package org.yinzheng.gateway.problem;

import org.jspecify.annotations.NullMarked;
