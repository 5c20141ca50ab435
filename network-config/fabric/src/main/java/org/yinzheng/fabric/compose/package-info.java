// SPDX-License-Identifier: Apache-2.0
/** The containers: their settings, files and the compose project that runs them. */
@NullMarked
package org.yinzheng.fabric.compose;

import org.jspecify.annotations.NullMarked;
