// SPDX-License-Identifier: Apache-2.0
/** Copies a data folder while its processes run, and puts a copy that was checked into a new folder. */
@NullMarked
package org.yinzheng.launcher.backup;

import org.jspecify.annotations.NullMarked;
