// SPDX-License-Identifier: Apache-2.0
/** Who is calling: accounts, the client identity each one stands for, and its roles. */
@NullMarked
package org.yinzheng.gateway.access;

import org.jspecify.annotations.NullMarked;
