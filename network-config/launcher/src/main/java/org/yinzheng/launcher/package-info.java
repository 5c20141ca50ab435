// SPDX-License-Identifier: Apache-2.0
/** The command {@code ./yinzheng}: demo, down, status, story, check, type. Each command is a class of this package. */
@NullMarked
package org.yinzheng.launcher;

import org.jspecify.annotations.NullMarked;
