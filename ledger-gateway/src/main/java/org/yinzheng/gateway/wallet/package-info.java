// SPDX-License-Identifier: Apache-2.0
/**
 * Documents in citizens' hands: one-time links, credentials bound to a key that never leaves its device, where they stand,
 * and who used them.
 */
@NullMarked
package org.yinzheng.gateway.wallet;

import org.jspecify.annotations.NullMarked;
