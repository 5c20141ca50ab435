// SPDX-License-Identifier: Apache-2.0
/** The text inside a QR code, ours and other systems'. The door is {@code QrText}. */
@NullMarked
package org.yinzheng.credential.text;

import org.jspecify.annotations.NullMarked;
