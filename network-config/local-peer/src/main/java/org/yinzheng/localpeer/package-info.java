// SPDX-License-Identifier: Apache-2.0
/** A Fabric peer in one process, for the first run, for tests and for a single-machine office. */
@NullMarked
package org.yinzheng.localpeer;

import org.jspecify.annotations.NullMarked;
