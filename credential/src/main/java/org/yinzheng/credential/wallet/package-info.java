// SPDX-License-Identifier: Apache-2.0
/** The wallet profile: redaction groups, the holder's key, and the key binding with which it is shown. */
@NullMarked
package org.yinzheng.credential.wallet;

import org.jspecify.annotations.NullMarked;
