// SPDX-License-Identifier: Apache-2.0
/** What makes containers a channel: joining, installing, approving, committing. */
@NullMarked
package org.yinzheng.fabric.channel;

import org.jspecify.annotations.NullMarked;
