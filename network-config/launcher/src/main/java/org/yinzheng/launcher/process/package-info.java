// SPDX-License-Identifier: Apache-2.0
/** Starts, watches and stops the three processes of the demo, and knows where their files are. */
@NullMarked
package org.yinzheng.launcher.process;

import org.jspecify.annotations.NullMarked;
