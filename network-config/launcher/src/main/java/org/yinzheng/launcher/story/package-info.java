// SPDX-License-Identifier: Apache-2.0
/** The life of a licence and of a receipt, told step by step against any running network. */
@NullMarked
package org.yinzheng.launcher.story;

import org.jspecify.annotations.NullMarked;
