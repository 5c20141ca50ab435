// SPDX-License-Identifier: Apache-2.0
/** 一件事: several documents for one matter, one answer on what need not be handed in. */
@NullMarked
package org.yinzheng.verifier.packagecheck;

import org.jspecify.annotations.NullMarked;
