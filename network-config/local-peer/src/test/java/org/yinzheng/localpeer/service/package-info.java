// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.yinzheng.localpeer.service;

import org.jspecify.annotations.NullMarked;
