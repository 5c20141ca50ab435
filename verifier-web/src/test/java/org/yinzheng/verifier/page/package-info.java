// SPDX-License-Identifier: Apache-2.0
/** The pages in a real browser. */
@NullMarked
package org.yinzheng.verifier.page;

import org.jspecify.annotations.NullMarked;
