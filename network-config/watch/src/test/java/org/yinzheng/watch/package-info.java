// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.yinzheng.watch;

import org.jspecify.annotations.NullMarked;
