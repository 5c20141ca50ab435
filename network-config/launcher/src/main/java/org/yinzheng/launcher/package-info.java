// SPDX-License-Identifier: Apache-2.0
/** The command ./yinzheng: demo, story, down, check. */
@NullMarked
package org.yinzheng.launcher;

import org.jspecify.annotations.NullMarked;
