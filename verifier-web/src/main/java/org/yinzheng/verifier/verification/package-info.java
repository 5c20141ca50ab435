// SPDX-License-Identifier: Apache-2.0
/** Checks a credential's text, picture or document and answers with a verdict. */
@NullMarked
package org.yinzheng.verifier.verification;

import org.jspecify.annotations.NullMarked;
