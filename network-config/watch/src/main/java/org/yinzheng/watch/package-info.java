// SPDX-License-Identifier: Apache-2.0
/** How long certificates and keys still last: a metric, a line in the log each day, a detail of health. */
@NullMarked
package org.yinzheng.watch;

import org.jspecify.annotations.NullMarked;
