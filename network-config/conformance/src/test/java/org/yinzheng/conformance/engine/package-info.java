// SPDX-License-Identifier: Apache-2.0
/** When the suites run on containers. */
@NullMarked
package org.yinzheng.conformance.engine;

import org.jspecify.annotations.NullMarked;
