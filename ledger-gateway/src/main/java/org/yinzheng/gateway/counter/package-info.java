// SPDX-License-Identifier: Apache-2.0
/** The counter: a code on paper for a citizen without a phone or for a proxy, and the record of who asked for it. */
@NullMarked
package org.yinzheng.gateway.counter;

import org.jspecify.annotations.NullMarked;
