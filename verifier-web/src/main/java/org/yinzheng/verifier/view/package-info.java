// SPDX-License-Identifier: Apache-2.0
/** How far the follower has come and what alarms it. */
@NullMarked
package org.yinzheng.verifier.view;

import org.jspecify.annotations.NullMarked;
