// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.yinzheng.conformance.matrix;

import org.jspecify.annotations.NullMarked;
