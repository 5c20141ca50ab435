// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.yinzheng.gateway;

import org.jspecify.annotations.NullMarked;
