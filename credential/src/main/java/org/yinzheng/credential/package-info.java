// SPDX-License-Identifier: Apache-2.0
/** The credential: format, signatures, trust list, verdict. */
@NullMarked
package org.yinzheng.credential;

import org.jspecify.annotations.NullMarked;
