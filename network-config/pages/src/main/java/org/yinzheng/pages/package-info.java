// SPDX-License-Identifier: Apache-2.0
/** What the pages of gateway and verifier share besides their files. */
@NullMarked
package org.yinzheng.pages;

import org.jspecify.annotations.NullMarked;
