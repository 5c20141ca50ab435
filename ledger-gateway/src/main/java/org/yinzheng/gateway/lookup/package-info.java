// SPDX-License-Identifier: Apache-2.0
/**
 * Look-up by hand: whoever holds the paper types what stands on it and receives the credential, to be verified like any
 * other. Knowing a part of it is worth nothing.
 */
@NullMarked
package org.yinzheng.gateway.lookup;

import org.jspecify.annotations.NullMarked;
