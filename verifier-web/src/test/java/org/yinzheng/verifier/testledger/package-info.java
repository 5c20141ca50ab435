// SPDX-License-Identifier: Apache-2.0
/** A chain of real blocks for tests: real keys, real signatures, no peer. */
@NullMarked
package org.yinzheng.verifier.testledger;

import org.jspecify.annotations.NullMarked;
