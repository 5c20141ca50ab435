// SPDX-License-Identifier: Apache-2.0
/** The whole system as three processes, spoken to over HTTP only. */
@NullMarked
package org.yinzheng.conformance.story;

import org.jspecify.annotations.NullMarked;
