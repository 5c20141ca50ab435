// SPDX-License-Identifier: Apache-2.0
/** A Chromium for the suites that look at pages. */
@NullMarked
package org.yinzheng.conformance.browser;

import org.jspecify.annotations.NullMarked;
