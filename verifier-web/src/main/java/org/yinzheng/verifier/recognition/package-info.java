// SPDX-License-Identifier: Apache-2.0
/** Which recognition agreements were in force when. */
@NullMarked
package org.yinzheng.verifier.recognition;

import org.jspecify.annotations.NullMarked;
