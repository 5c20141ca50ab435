// SPDX-License-Identifier: Apache-2.0
/**
 * What operators are told: how long certificates and keys still last (a metric, a line in the log each day, a detail of
 * health), and where a failure came from.
 */
@NullMarked
package org.yinzheng.watch;

import org.jspecify.annotations.NullMarked;
