// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.yinzheng.conformance.holes;

import org.jspecify.annotations.NullMarked;
