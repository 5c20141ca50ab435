// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.yinzheng.localpeer.identity;

import org.jspecify.annotations.NullMarked;
