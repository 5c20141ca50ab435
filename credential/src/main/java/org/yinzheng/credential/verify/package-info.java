// SPDX-License-Identifier: Apache-2.0
/** Judging a code. The entry point into this package is {@code CredentialVerifier}. */
@NullMarked
package org.yinzheng.credential.verify;

import org.jspecify.annotations.NullMarked;
