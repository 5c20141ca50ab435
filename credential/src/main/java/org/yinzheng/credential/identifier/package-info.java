// SPDX-License-Identifier: Apache-2.0
/** Licence identifiers (GB/T 36904 form) and their check characters. */
@NullMarked
package org.yinzheng.credential.identifier;

import org.jspecify.annotations.NullMarked;
