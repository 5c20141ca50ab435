// SPDX-License-Identifier: Apache-2.0
/** From a submitted transaction to a durable block: ordering, validation, writing. */
@NullMarked
package org.yinzheng.localpeer.commit;

import org.jspecify.annotations.NullMarked;
