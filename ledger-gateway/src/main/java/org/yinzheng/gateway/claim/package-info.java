// SPDX-License-Identifier: Apache-2.0
/** Claims on receipts of any region, and their end. */
@NullMarked
package org.yinzheng.gateway.claim;

import org.jspecify.annotations.NullMarked;
