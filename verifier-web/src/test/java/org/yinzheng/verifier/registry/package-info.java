// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.yinzheng.verifier.registry;

import org.jspecify.annotations.NullMarked;
