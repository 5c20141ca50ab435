// SPDX-License-Identifier: Apache-2.0
/** The channel as block 0 describes it: members, policies, consenters, batch limits. */
@NullMarked
package org.yinzheng.localpeer.channel;

import org.jspecify.annotations.NullMarked;
