// SPDX-License-Identifier: Apache-2.0
/** Follows the ledger; public verifier page and API. */
@NullMarked
package org.yinzheng.verifier;

import org.jspecify.annotations.NullMarked;
