// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.yinzheng.fabric;

import org.jspecify.annotations.NullMarked;
