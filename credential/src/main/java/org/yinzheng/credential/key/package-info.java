// SPDX-License-Identifier: Apache-2.0
/** Keys that sign credentials: key identifiers, P-256 public keys, signers. */
@NullMarked
package org.yinzheng.credential.key;

import org.jspecify.annotations.NullMarked;
