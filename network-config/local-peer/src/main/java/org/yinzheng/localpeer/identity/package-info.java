// SPDX-License-Identifier: Apache-2.0
/** Who signed: keys, certificates and the organisations that vouch for them. */
@NullMarked
package org.yinzheng.localpeer.identity;

import org.jspecify.annotations.NullMarked;
