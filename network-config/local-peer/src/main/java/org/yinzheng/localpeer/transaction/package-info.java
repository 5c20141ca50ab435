// SPDX-License-Identifier: Apache-2.0
/** The envelope of a transaction, taken apart and put together. */
@NullMarked
package org.yinzheng.localpeer.transaction;

import org.jspecify.annotations.NullMarked;
