// SPDX-License-Identifier: Apache-2.0
/** COSE_Sign1 as Yinzheng uses it: exact header sets, received bytes kept. The door is {@code Sign1}. */
@NullMarked
package org.yinzheng.credential.cose;

import org.jspecify.annotations.NullMarked;
