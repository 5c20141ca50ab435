// SPDX-License-Identifier: Apache-2.0
/** The verifier against a real local peer. */
@NullMarked
package org.yinzheng.verifier.peer;

import org.jspecify.annotations.NullMarked;
