// SPDX-License-Identifier: Apache-2.0
/** Licences: issue, the operations of their life, transfer between regions, reading. */
@NullMarked
package org.yinzheng.gateway.licence;

import org.jspecify.annotations.NullMarked;
