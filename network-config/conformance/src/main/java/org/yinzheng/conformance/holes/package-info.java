// SPDX-License-Identifier: Apache-2.0
/** What a simpler ledger would have allowed, tried on licences, registry and recognition. */
@NullMarked
package org.yinzheng.conformance.holes;

import org.jspecify.annotations.NullMarked;
