// SPDX-License-Identifier: Apache-2.0
/** What every HTTP request meets first: size limits, the landing page, the port file. */
@NullMarked
package org.yinzheng.gateway.web;

import org.jspecify.annotations.NullMarked;
