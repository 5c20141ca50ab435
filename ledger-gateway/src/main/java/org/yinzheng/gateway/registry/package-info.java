// SPDX-License-Identifier: Apache-2.0
/** Regions, agencies, keys and types: what the ledger's registry holds, read and changed through this gateway. */
@NullMarked
package org.yinzheng.gateway.registry;

import org.jspecify.annotations.NullMarked;
