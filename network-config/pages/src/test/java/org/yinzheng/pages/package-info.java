// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.yinzheng.pages;

import org.jspecify.annotations.NullMarked;
