// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.yinzheng.verifier.web;

import org.jspecify.annotations.NullMarked;
