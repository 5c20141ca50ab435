// SPDX-License-Identifier: Apache-2.0
/** What a person at a terminal sees. */
@NullMarked
package org.yinzheng.launcher.console;

import org.jspecify.annotations.NullMarked;
