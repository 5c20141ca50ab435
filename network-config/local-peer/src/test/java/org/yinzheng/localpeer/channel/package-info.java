// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.yinzheng.localpeer.channel;

import org.jspecify.annotations.NullMarked;
