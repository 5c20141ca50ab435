// SPDX-License-Identifier: Apache-2.0
/** Fills an empty network with fictional people, licences and receipts. */
@NullMarked
package org.yinzheng.launcher.demo;

import org.jspecify.annotations.NullMarked;
