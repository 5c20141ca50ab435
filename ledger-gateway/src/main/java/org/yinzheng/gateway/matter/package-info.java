// SPDX-License-Identifier: Apache-2.0
/** What people call the matters (事项) for which licences are shown: the ledger has their codes only. */
@NullMarked
package org.yinzheng.gateway.matter;

import org.jspecify.annotations.NullMarked;
