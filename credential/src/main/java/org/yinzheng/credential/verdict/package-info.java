// SPDX-License-Identifier: Apache-2.0
/** The answer of a verification: one code, every check, words in Chinese and English. */
@NullMarked
package org.yinzheng.credential.verdict;

import org.jspecify.annotations.NullMarked;
