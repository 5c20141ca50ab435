// SPDX-License-Identifier: Apache-2.0
/** The print profile: few public fields, no holder key. The door is {@code PrintCredential}. */
@NullMarked
package org.yinzheng.credential.print;

import org.jspecify.annotations.NullMarked;
