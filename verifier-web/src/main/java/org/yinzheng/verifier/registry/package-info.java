// SPDX-License-Identifier: Apache-2.0
/** Whom to trust, as the registry said at a place in the ledger: regions, issuers, keys, types. */
@NullMarked
package org.yinzheng.verifier.registry;

import org.jspecify.annotations.NullMarked;
