// SPDX-License-Identifier: Apache-2.0
/** Pictures of every page of a running demo, in each look; a tool, not a test. */
@NullMarked
package org.yinzheng.conformance.screens;

import org.jspecify.annotations.NullMarked;
