// SPDX-License-Identifier: Apache-2.0
/** The commands of a Fabric network: {@code ./yinzheng network up}, {@code status}, {@code down}, {@code logs}, {@code doctor}. */
@NullMarked
package org.yinzheng.launcher.network;

import org.jspecify.annotations.NullMarked;
