// SPDX-License-Identifier: Apache-2.0
/** Figures of the verifier; docs/verifier.md says how to run them. */
@NullMarked
package org.yinzheng.verifier.benchmark;

import org.jspecify.annotations.NullMarked;
