// SPDX-License-Identifier: Apache-2.0
/** What every page and answer shares: problems, security headers, rate limit. */
@NullMarked
package org.yinzheng.verifier.web;

import org.jspecify.annotations.NullMarked;
