// SPDX-License-Identifier: Apache-2.0
/** The credential in the browser: the same vectors, the same verdicts. */
@NullMarked
package org.yinzheng.verifier.credential;

import org.jspecify.annotations.NullMarked;
